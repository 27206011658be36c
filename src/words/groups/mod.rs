//! The groups of words, one per feature, gathered in `Words`.
use super::Lang;

macro_rules! groups {
    ($($(#[$doc:meta])* $file:ident: $group:ident),+ $(,)?) => {
        $(mod $file; pub use $file::$group;)+

        /// All words in one language. Cheap to copy.
        #[derive(Clone, Copy, Debug)]
        pub struct Words {
            /// The language.
            pub lang: Lang,
            $($(#[$doc])* pub $file: $group,)+
        }

        impl Words {
            /// The words of `lang`.
            pub fn of(lang: Lang) -> Words {
                Words { lang, $($file: $group(lang),)+ }
            }
        }
    };
}

groups! {
    /// Words that any page may use: buttons, frame, counts.
    common: Common,
    /// What is wrong with a form or a request.
    faults: Faults,
    /// Sign-in, settings, users.
    users: Users,
    /// Where one is signed in, and letting others in again.
    accounts: Accounts,
    /// Signing in in two steps.
    second_factor: SecondFactor,
    /// Signing in with the account of a provider.
    provider: Provider,
    /// Settings of the installation.
    settings: Settings,
    /// Organisations.
    parties: Parties,
    /// Persons and posts.
    people: People,
    /// Duplicates, and merging them.
    merging: Merging,
    /// What is wrong with the cells of a list.
    imports: Imports,
    /// What stands over the columns of lists.
    columns: Columns,
    /// What lists say of other records.
    import_links: ImportLinks,
    /// The row in an empty list that shows how it is filled in.
    samples: Samples,
    /// The pages on which lists are brought in.
    import_pages: ImportPages,
    /// What would come of a list, and what came of it.
    import_check: ImportCheck,
    /// Agreements.
    agreements: Agreements,
    /// The steps of the lifecycle and what they need.
    steps: Steps,
    /// List and board of agreements.
    agreement_views: AgreementViews,
    /// The page of one agreement.
    agreement_page: AgreementPage,
    /// Meetings.
    meetings: Meetings,
    /// Actions.
    actions: Actions,
    /// Commitments.
    commitments: Commitments,
    /// The page of one commitment, and commitments on the pages of other records.
    commitment_page: CommitmentPage,
    /// Drafts and verdicts.
    drafts: Drafts,
    /// Signatures, signed copies, periods.
    signing: Signing,
    /// Files.
    attachments: Attachments,
    /// Outlets and coverage.
    press: Press,
    /// Reading the text of a press item.
    reader: Reader,
    /// What was done, in words.
    audit: Audit,
    /// The audit trail.
    trail: Trail,
    /// Whether everything is as it was written.
    verify: Verify,
    /// Backups.
    backups: Backups,
    /// The desk.
    home: Home,
    /// Reports.
    reports: Reports,
    /// The pages around reports.
    report_pages: ReportPages,
    /// What reports about a period have in common.
    period_reports: PeriodReports,
    /// The press report.
    press_report: PressReport,
    /// The report of actions and commitments.
    actions_report: ActionsReport,
    /// What documents say on their own account.
    documents: Documents,
    /// The register, the minutes, the text of a version.
    papers: Papers,
    /// The dossier of one agreement.
    dossier: Dossier,
    /// What surrounds an agreement in its dossier.
    dossier_around: DossierAround,
    /// Files of a word processor: the names of their styles.
    docx: Docx,
    /// Texts that come back as such a file.
    returned: Returned,
    /// Search over everything.
    search: Search,
    /// The trash.
    trash: Trash,
    /// Forms not handed in.
    unfinished: Unfinished,
    /// The state of the system.
    system: System,
    /// How much one user may do in an hour.
    allowances: Allowances,
    /// What the program is.
    about: About,
    /// The sample year.
    demo: Demo,
}
