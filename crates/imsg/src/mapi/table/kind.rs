//! What the rows of a table are, and what follows from it.

use std::collections::HashSet;

use mapi_props::{PropertyTag, PropertyType, SortKey, SortOrder, SortOrderSet, pid_tag};

use crate::mapi::table::column::with_width;
use crate::mapi::table::source::RowSet;

/// What the rows of a [`Table`](crate::mapi::Table) are.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum TableKind {
    /// The attachments of a message.
    Attachments,
    /// The recipients of a message.
    Recipients,
}

/// Columns of attachments that are among all columns, but not among those a table begins with.
const ATTACHMENT_EXTRAS: [PropertyTag; 3] =
    [pid_tag::PidTagAttachDataBinary, pid_tag::PidTagAttachSize, pid_tag::PidTagObjectType];

impl TableKind {
    /// The property that tells rows apart: `PidTagAttachNumber` or `PidTagRowid`.
    pub(super) const fn number_tag(self) -> PropertyTag {
        match self {
            Self::Attachments => pid_tag::PidTagAttachNumber,
            Self::Recipients => pid_tag::PidTagRowid,
        }
    }

    /// The columns that every table of this kind begins with.
    const fn first_columns(self) -> &'static [PropertyTag] {
        match self {
            Self::Attachments => &[
                pid_tag::PidTagAttachNumber,
                pid_tag::PidTagInstanceKey,
                pid_tag::PidTagRecordKey,
                pid_tag::PidTagRenderingPosition,
                pid_tag::PidTagAttachMethod,
            ],
            Self::Recipients => &[
                pid_tag::PidTagRowid,
                pid_tag::PidTagDisplayName,
                pid_tag::PidTagRecipientType,
                pid_tag::PidTagInstanceKey,
            ],
        }
    }

    /// The columns that a table has before any are set: the first ones, then what else the rows have.
    pub(super) fn default_columns(self, rows: &RowSet, unicode: bool) -> Vec<PropertyTag> {
        let mut columns: Vec<_> = self.first_columns().iter().map(|tag| with_width(*tag, unicode)).collect();
        let mut seen: HashSet<_> = columns.iter().copied().collect();
        for (tag, value) in rows.rows.iter().flat_map(|row| row.properties()) {
            let tag = with_width(tag.with_type(value.property_type()), unicode);
            if self.is_default_column(tag) && seen.insert(tag) {
                columns.push(tag);
            }
        }
        columns
    }

    /// All columns that a table can have.
    pub(super) fn all_columns(self, rows: &RowSet, unicode: bool) -> Vec<PropertyTag> {
        let mut columns = self.default_columns(rows, unicode);
        if self == Self::Attachments {
            let data = pid_tag::PidTagAttachDataBinary;
            let has_data = rows.rows.iter().any(|row| {
                row.value(data.id()).is_some_and(|value| value.property_type() == PropertyType::Binary)
            });
            columns.extend(ATTACHMENT_EXTRAS.into_iter().filter(|tag| *tag != data || has_data));
        }
        columns
    }

    /// Whether a property that rows have is a column unasked.
    fn is_default_column(self, tag: PropertyTag) -> bool {
        let is_extra =
            self == Self::Attachments && ATTACHMENT_EXTRAS.iter().any(|extra| extra.id() == tag.id());
        let is_computed =
            [self.number_tag(), pid_tag::PidTagInstanceKey].iter().any(|own| own.id() == tag.id());
        let is_value = !matches!(
            tag.property_type(),
            PropertyType::Object
                | PropertyType::Null
                | PropertyType::Unspecified
                | PropertyType::ErrorCode
                | PropertyType::CodePageString(_)
                | PropertyType::Other(_)
        );
        is_value && !is_extra && !is_computed
    }

    /// The order that rows have before any is set.
    pub(super) fn default_order(self) -> SortOrderSet {
        let ascend = |tag| SortKey { tag, order: SortOrder::Ascend };
        match self {
            Self::Attachments => {
                vec![ascend(pid_tag::PidTagRenderingPosition), ascend(pid_tag::PidTagAttachNumber)].into()
            }
            Self::Recipients => vec![ascend(pid_tag::PidTagRowid)].into(),
        }
    }

    /// The default order as `QuerySortOrder` says it.
    pub(super) fn reported_order(self) -> SortOrderSet {
        match self {
            Self::Attachments => self.default_order(),
            Self::Recipients => SortOrderSet::default(),
        }
    }

    /// How errors name the table.
    pub(super) const fn place(self) -> &'static str {
        match self {
            Self::Attachments => "attachment table",
            Self::Recipients => "recipient table",
        }
    }
}
