use crate::press::{Licensed, OutletKind, Tone};

labels! { OutletKind {
    NewsAgency = "خبرگزاری" | "News agency";
    NewsSite = "پایگاه خبری" | "News site";
    Newspaper = "روزنامه" | "Newspaper";
    Magazine = "مجله" | "Magazine";
    Broadcast = "صدا و سیما" | "Broadcast";
    SocialChannel = "کانال اجتماعی" | "Social channel";
} }

labels! { Licensed {
    Yes = "دارد" | "Yes";
    No = "ندارد" | "No";
    Unknown = "نامشخص" | "Unknown";
} }

labels! { Tone {
    Positive = "مثبت" | "Positive";
    Neutral = "خنثی" | "Neutral";
    Negative = "منفی" | "Negative";
} }

words! {
    /// Outlets and coverage.
    Press {
    }
}
