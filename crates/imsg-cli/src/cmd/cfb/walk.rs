//! The elements below a storage in tree order, without recursion.

use std::iter::Peekable;

use cfb_core::{Children, Entry};

use crate::failure::{Failure, Result};

/// Storages nested deeper than this are not gone into: no program makes them, and the text of their paths would grow
/// with the square of the file.
const MAX_DEPTH: usize = 1000;

/// An element with its place in the tree.
#[derive(Debug)]
pub(super) struct Element<'f> {
    pub(super) entry: Entry<'f>,
    /// Path from the root, names separated by `/`; `/` is the root itself.
    pub(super) path: String,
    /// Levels below the element that the walk began at.
    pub(super) depth: usize,
    /// Whether no sibling follows.
    pub(super) is_last: bool,
}

/// Goes through an element and all below it: each before its children, children in tree order.
#[derive(Debug)]
pub(super) struct Walk<'f> {
    path: String,
    first: Option<Entry<'f>>,
    /// For each open storage, its children and the length of its path.
    open: Vec<(Peekable<Children<'f>>, usize)>,
    /// The element given last, which is gone into next.
    next: Option<Entry<'f>>,
    is_depth_said: bool,
}

impl<'f> Walk<'f> {
    /// A walk from an element; `path` is the element's own.
    pub(super) fn new(entry: Entry<'f>, path: &str) -> Self {
        let path = path.trim_matches('/').to_owned();
        Self { path, first: Some(entry), open: Vec::new(), next: None, is_depth_said: false }
    }

    fn descend(&mut self) -> Result<()> {
        let Some(storage) = self.next.take().filter(Entry::is_storage) else { return Ok(()) };
        if self.open.len() < MAX_DEPTH {
            self.open.push((storage.children()?.peekable(), self.path.len()));
        } else if !std::mem::replace(&mut self.is_depth_said, true) {
            let failure = Failure::new(format!("storages are nested deeper than {MAX_DEPTH} levels"));
            return Err(failure.advise(format!("--id {} looks into the next one", storage.id().get())));
        }
        Ok(())
    }

    fn step(&mut self) -> Result<Option<Element<'f>>> {
        if let Some(entry) = self.first.take() {
            self.next = Some(entry);
            let path = if self.path.is_empty() { "/".to_owned() } else { self.path.clone() };
            return Ok(Some(Element { entry, path, depth: 0, is_last: true }));
        }
        self.descend()?;
        while let Some((children, len)) = self.open.last_mut() {
            self.path.truncate(*len);
            let Some(entry) = children.next().transpose()? else {
                self.open.pop();
                continue;
            };
            let is_last = children.peek().is_none();
            if !self.path.is_empty() {
                self.path.push('/');
            }
            self.path.push_str(&entry.name().to_string());
            self.next = Some(entry);
            return Ok(Some(Element { entry, path: self.path.clone(), depth: self.open.len(), is_last }));
        }
        Ok(None)
    }
}

/// A level that cannot be gone into is an error once; the others go on after it.
impl<'f> Iterator for Walk<'f> {
    type Item = Result<Element<'f>>;

    fn next(&mut self) -> Option<Self::Item> {
        self.step().transpose()
    }
}

#[cfg(test)]
mod tests {
    use cfb_core::CompoundFile;
    use cfb_layout::{Plan, Version};

    use super::*;

    #[test]
    fn elements_come_before_their_children_in_tree_order() {
        let file = CompoundFile::from_bytes(cfb_layout::samples::hello()).unwrap();
        let elements: Vec<_> = Walk::new(file.root(), "").map(Result::unwrap).collect();
        let shown: Vec<_> = elements.iter().map(|e| (e.path.as_str(), e.depth, e.is_last)).collect();
        assert_eq!(
            shown,
            [
                ("/", 0, true),
                ("Hello", 1, false),
                ("Folder", 1, true),
                ("Folder/small", 2, false),
                ("Folder/inside", 2, true)
            ]
        );
        let folder = file.find("Folder").unwrap();
        let paths: Vec<_> = Walk::new(folder, "/Folder/").map(|element| element.unwrap().path).collect();
        assert_eq!(paths, ["Folder", "Folder/small", "Folder/inside"]);
    }

    #[test]
    fn endless_nesting_is_said_once_and_the_rest_is_listed() {
        let mut plan = Plan::new(Version::V3);
        let mut at = plan.root();
        for _ in 0..MAX_DEPTH + 20 {
            at = plan.storage(at, "s");
        }
        plan.stream(plan.root(), "zz", b"after");
        let file = CompoundFile::from_bytes(plan.to_vec()).unwrap();
        let (good, bad): (Vec<_>, Vec<_>) = Walk::new(file.root(), "").partition(Result::is_ok);
        assert_eq!(bad.len(), 1);
        assert_eq!(good.len(), MAX_DEPTH + 2);
        assert_eq!(good.last().unwrap().as_ref().unwrap().path, "zz");
    }
}
