//! Accessibility rules, checked by axe-core on the page as the browser shows it.

use std::sync::atomic::Ordering;

use serde_json::{Value, json};

use super::driver::Browser;

/// axe-core 4.14.1 (MPL-2.0, see `axe.LICENSE`), as published.
const AXE: &str = include_str!("axe.min.js");

const CHECK: &str = "
    return axe.run(document, {
        resultTypes: ['violations'],
        runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
        rules: { 'target-size': { enabled: true } },
    }).then((result) => result.violations.flatMap((rule) => rule.nodes.map((node) =>
        `${rule.id} (${node.impact}) ${node.target.join(' ')}: ${node.failureSummary}`)));
";

impl Browser {
    /// The violations of WCAG 2.2 A and AA on the page, one line each; none is what is wanted.
    ///
    /// Where scripts are off, only the check itself runs one: the page stays as it came.
    pub async fn axe(&self) -> Vec<String> {
        self.step("check accessibility".into());
        let allowed = json!({ "value": false });
        self.cdp("Emulation.setScriptExecutionDisabled", allowed).await;
        if self.run("return typeof axe;", &[]).await != "object" {
            self.must(self.wd().execute(AXE, []).await);
        }
        let found = self.run(CHECK, &[]).await;
        let back = json!({ "value": !self.scripts().load(Ordering::Relaxed) });
        self.cdp("Emulation.setScriptExecutionDisabled", back).await;
        let lines = found.as_array().expect("axe gives a list");
        lines.iter().filter_map(Value::as_str).map(one_line).collect()
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
