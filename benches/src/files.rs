//! The files that the benches read: made once by the layout kit, kept under the build folder, never committed.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use cfb_layout::msg::{MsgFile, one_off};
use cfb_layout::{ChainOrder, Content, Name, NodeId, Part, Plan, Version};

/// How large the files are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scale {
    /// Bytes of the large stream.
    pub large_bytes: u64,
    /// How many small streams one storage holds.
    pub num_small: u32,
    /// Bytes of the large attachment.
    pub attachment_bytes: u64,
}

impl Scale {
    /// As the table states them: 1 GiB, 100,000 streams, 500 MB.
    pub const FULL: Self = Self { large_bytes: 1 << 30, num_small: 100_000, attachment_bytes: 500_000_000 };
    /// Small ones, to see that every measurement works.
    pub const SMOKE: Self = Self { large_bytes: 1 << 20, num_small: 500, attachment_bytes: 1_000_000 };
}

/// The folder of bench files, and how large they are.
#[derive(Debug, Clone)]
pub struct Files {
    folder: PathBuf,
    scale: Scale,
}

/// Bytes of the small streams in the large files: more than the mini stream takes.
const SMALL_BYTES: u64 = 6_000;

/// Sectors of one piece of the fragmented stream: 4 KiB of 512-byte sectors.
const PIECE_SECTORS: u32 = 8;

/// Goes into each name, so that a changed recipe does not find the old file.
const RECIPE: u32 = 1;

impl Files {
    /// A small stream before the large one: 6,000 bytes.
    pub const FIRST: &'static str = "First";
    /// The large stream.
    pub const LARGE: &'static str = "Large";
    /// A second large stream, in the files that have two.
    pub const SECOND: &'static str = "Second";
    /// A small stream behind the large one: 6,000 bytes.
    pub const LAST: &'static str = "Last";
    /// The storage that holds the small streams.
    pub const MANY: &'static str = "Many";

    /// The files of this scale in `folder`; nothing is made yet.
    #[must_use]
    pub fn new(folder: &Path, scale: Scale) -> Self {
        Self { folder: folder.to_owned(), scale }
    }

    /// How large the files are.
    #[must_use]
    pub fn scale(&self) -> Scale {
        self.scale
    }

    /// A folder for what a measurement writes.
    ///
    /// # Errors
    /// What the system answers.
    pub fn scratch(&self) -> io::Result<PathBuf> {
        let folder = self.folder.join("scratch");
        fs::create_dir_all(&folder)?;
        Ok(folder)
    }

    /// Version 3; [`Self::FIRST`], [`Self::LARGE`], [`Self::LAST`] in this order, each in one piece.
    ///
    /// # Errors
    /// What the system answers.
    pub fn contiguous(&self) -> io::Result<PathBuf> {
        self.made(&format!("contiguous-{}", self.scale.large_bytes), || {
            let (plan, _) = self.large_plan();
            plan
        })
    }

    /// Version 3; [`Self::LARGE`] and [`Self::SECOND`], both of the large size, in pieces of 4 KiB by turns: what a
    /// writer leaves that fills two streams side by side.
    ///
    /// # Errors
    /// What the system answers.
    pub fn interleaved(&self) -> io::Result<PathBuf> {
        self.made(&format!("interleaved-{}", self.scale.large_bytes), || {
            let mut plan = Plan::new(Version::V3);
            let root = plan.root();
            let large = plan.stream(root, Self::LARGE, Content::pattern(2, self.scale.large_bytes));
            let second = plan.stream(root, Self::SECOND, Content::pattern(3, self.scale.large_bytes));
            plan.order([
                Part::Directory,
                Part::Fat,
                Part::interleaved(PIECE_SECTORS, [large.into(), second.into()]),
            ]);
            plan
        })
    }

    /// As [`Self::contiguous`], but the large stream lies in pieces of 4 KiB in random order.
    ///
    /// # Errors
    /// What the system answers.
    pub fn shuffled(&self) -> io::Result<PathBuf> {
        self.made(&format!("shuffled-{}", self.scale.large_bytes), || {
            let (mut plan, large) = self.large_plan();
            plan.chain_order(large, ChainOrder::Shuffled { piece: PIECE_SECTORS, seed: 1 });
            plan
        })
    }

    /// Version 3; [`Self::LARGE`] and [`Self::SECOND`], each half of the large size and in one piece.
    ///
    /// # Errors
    /// What the system answers.
    pub fn two(&self) -> io::Result<PathBuf> {
        self.made(&format!("two-{}", self.scale.large_bytes), || {
            let mut plan = Plan::new(Version::V3);
            let root = plan.root();
            plan.stream(root, Self::LARGE, Content::pattern(2, self.scale.large_bytes / 2));
            plan.stream(root, Self::SECOND, Content::pattern(3, self.scale.large_bytes / 2));
            plan
        })
    }

    /// Version 3; a storage [`Self::MANY`] with the small streams of [`Self::small_name`].
    ///
    /// # Errors
    /// What the system answers.
    pub fn many(&self) -> io::Result<PathBuf> {
        self.made(&format!("many-{}", self.scale.num_small), || {
            let mut plan = Plan::new(Version::V3);
            let storage = plan.storage(plan.root(), Self::MANY);
            for number in 0..self.scale.num_small {
                let len = 16 + u64::from(number) * 37 % 400;
                plan.stream(
                    storage,
                    Name::from(Self::small_name(number)),
                    Content::pattern(number.into(), len),
                );
            }
            plan
        })
    }

    /// A message with one attachment of the large size.
    ///
    /// # Errors
    /// What the system answers.
    pub fn attachment(&self) -> io::Result<PathBuf> {
        self.made(&format!("attachment-{}", self.scale.attachment_bytes), || {
            let mut file = small_message();
            file.message.attachment().by_value("large.bin", Content::pattern(4, self.scale.attachment_bytes));
            file.plan()
        })
    }

    /// A message as people send them: a text, two recipients, an attachment of 3,000 bytes.
    ///
    /// # Errors
    /// What the system answers.
    pub fn small(&self) -> io::Result<PathBuf> {
        self.made("small", || {
            let mut file = small_message();
            file.message.attachment().by_value("note.txt", Content::pattern(5, 3_000));
            file.plan()
        })
    }

    /// The name of a small stream: in no order, so that neighbours by name are no neighbours in the directory.
    #[must_use]
    pub fn small_name(number: u32) -> String {
        format!("item-{:08X}", number.wrapping_mul(0x9E37_79B1))
    }

    fn large_plan(&self) -> (Plan, NodeId) {
        let mut plan = Plan::new(Version::V3);
        let root = plan.root();
        plan.stream(root, Self::FIRST, Content::pattern(1, SMALL_BYTES));
        let large = plan.stream(root, Self::LARGE, Content::pattern(2, self.scale.large_bytes));
        plan.stream(root, Self::LAST, Content::pattern(3, SMALL_BYTES));
        (plan, large)
    }

    /// The path of a file, made now if it is not there: under another name first, so that a file with the right name
    /// is whole.
    fn made(&self, name: &str, plan: impl FnOnce() -> Plan) -> io::Result<PathBuf> {
        let path = self.folder.join(format!("{name}-r{RECIPE}.cfb"));
        if path.is_file() {
            return Ok(path);
        }
        fs::create_dir_all(&self.folder)?;
        let partial = path.with_extension("partial");
        let mut sink = BufWriter::with_capacity(1 << 20, File::create(&partial)?);
        plan().layout().write_to(&mut sink)?;
        sink.flush()?;
        fs::rename(&partial, &path)?;
        Ok(path)
    }
}

fn small_message() -> MsgFile {
    let mut file = MsgFile::new();
    let message = &mut file.message;
    message.set(0x001A, "IPM.Note").set(0x0037, "RE: The quick brown fox").set(0x0E1D, "The quick brown fox");
    message.set(0x003D, "RE: ").set(0x0E07, 1).set(0x0017, 1).set(0x3FDE, 65001);
    message.set(0x0042, "Ann Example").set(0x0064, "SMTP").set(0x0065, "ann@example.com");
    message.set(0x0C1A, "Ann Example").set(0x0C1E, "SMTP").set(0x0C1F, "ann@example.com");
    message.set(0x1000, "The quick brown fox jumps over the lazy dog.\r\n".repeat(20));
    message.set(0x1035, "<1@example.com>");
    for (kind, name) in [(1, "Bob"), (2, "Eve")] {
        let address = format!("{}@example.com", name.to_lowercase());
        let recipient = message.recipient();
        recipient.set(0x0C15, kind).set(0x3001, name).set(0x3002, "SMTP").set(0x3003, address.as_str());
        recipient.set(0x0FFF, one_off(name, "SMTP", &address));
    }
    file
}
