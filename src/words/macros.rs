//! How words are declared: `key = "فارسی" | "English";`, with arguments `key(name) = …`, or with a
//! count `key[n] = "فارسی" | "one", "many";`.

macro_rules! words {
    ($(#[$doc:meta])* $group:ident { $($entries:tt)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug)]
        pub struct $group(pub $crate::words::Lang);
        words!(@ $group $($entries)*);
    };
    (@ $group:ident) => {};
    (@ $group:ident $key:ident = $fa:literal | $en:literal; $($rest:tt)*) => {
        impl $group {
            pub fn $key(&self) -> &'static str {
                self.0.pick($fa, $en)
            }
        }
        words!(@ $group $($rest)*);
    };
    (@ $group:ident $key:ident($($arg:ident),+) = $fa:literal | $en:literal; $($rest:tt)*) => {
        impl $group {
            pub fn $key(&self, $($arg: impl $crate::words::Say),+) -> String {
                $(let $arg = $arg.say(self.0);)+
                match self.0 {
                    $crate::words::Lang::Fa => format!($fa),
                    $crate::words::Lang::En => format!($en),
                }
            }
        }
        words!(@ $group $($rest)*);
    };
    (@ $group:ident $key:ident[$n:ident $(, $arg:ident)*] = $fa:literal | $one:literal, $many:literal; $($rest:tt)*) => {
        impl $group {
            pub fn $key(&self, $n: impl $crate::words::Say $(, $arg: impl $crate::words::Say)*) -> String {
                let $n = $n.say(self.0);
                $(let $arg = $arg.say(self.0);)*
                match self.0 {
                    $crate::words::Lang::Fa => format!($fa),
                    $crate::words::Lang::En if $n == "1" => format!($one),
                    $crate::words::Lang::En => format!($many),
                }
            }
        }
        words!(@ $group $($rest)*);
    };
}

/// The names of an enum's members: `labels! { Stage { Meeting = "نشست" | "Meeting"; } }`. With
/// `Type as function` it makes a function for a second set of names of the same enum.
macro_rules! labels {
    ($type:ty { $($variant:ident = $fa:literal | $en:literal;)+ }) => {
        impl $crate::words::Label for $type {
            fn label(&self, lang: $crate::words::Lang) -> &'static str {
                match self { $(<$type>::$variant => lang.pick($fa, $en),)+ }
            }
        }
    };
    ($(#[$doc:meta])* $type:ty as $function:ident { $($variant:ident = $fa:literal | $en:literal;)+ }) => {
        impl $crate::words::Words {
            $(#[$doc])*
            pub fn $function(&self, of: $type) -> &'static str {
                match of { $(<$type>::$variant => self.lang.pick($fa, $en),)+ }
            }
        }
    };
}
