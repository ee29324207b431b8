//! Rows of a view: a recipient or an attachment, or one value of its multivalued properties.

use std::sync::Arc;

use mapi_props::{CodePage, PropertyId, PropertyRow, PropertyValue, pid_tag};

use crate::mapi::table::kind::TableKind;
use crate::mapi::table::source::SourceRow;

/// What tells rows apart: the number, and which of the rows with that number.
pub(super) type RowId = (u32, Option<u32>);

/// `PidTagObjectType` of an attachment: MAPI_ATTACH.
static ATTACHMENT: PropertyValue = PropertyValue::Integer32(7);

/// A row of a view.
#[derive(Clone, Debug)]
pub(super) struct ViewRow {
    pub(super) source: Arc<SourceRow>,
    pub(super) id: RowId,
    kind: TableKind,
    page: CodePage,
    number: PropertyValue,
    key: PropertyValue,
    /// For each property that has a row per value, the value of this row.
    instances: Vec<(PropertyId, Option<Arc<PropertyValue>>)>,
}

impl ViewRow {
    /// The one row of a source row.
    pub(super) fn whole(source: Arc<SourceRow>, kind: TableKind, page: CodePage) -> Self {
        Self::new(source, kind, page, None, Vec::new())
    }

    fn new(
        source: Arc<SourceRow>,
        kind: TableKind,
        page: CodePage,
        instance: Option<u32>,
        instances: Vec<(PropertyId, Option<Arc<PropertyValue>>)>,
    ) -> Self {
        let id = (source.number(), instance);
        Self {
            kind,
            page,
            number: PropertyValue::Integer32(source.number().cast_signed()),
            key: PropertyValue::Binary(key_bytes(id)),
            source,
            id,
            instances,
        }
    }

    /// `PidTagInstanceKey`.
    pub(super) fn key(&self) -> Vec<u8> {
        key_bytes(self.id)
    }

    /// Adds the rows that this one makes if some properties have a row per value, the last of them changing first; no
    /// more than `limit`. Says whether they were few enough.
    pub(super) fn expand(&self, expanded: &[PropertyId], limit: usize, into: &mut Vec<Self>) -> bool {
        let columns: Vec<_> = expanded.iter().map(|id| Instances::of(*id, self.property(*id))).collect();
        let count = columns.iter().map(|column| column.values.len()).fold(1, usize::saturating_mul);
        if count > limit {
            return false;
        }
        let is_list = columns.iter().any(|column| column.is_list);
        for row in 0..count {
            let mut rest = row;
            let mut instances = Vec::with_capacity(columns.len());
            for column in columns.iter().rev() {
                let len = column.values.len();
                let at = rest.checked_rem(len).unwrap_or(0);
                rest = rest.checked_div(len).unwrap_or(0);
                instances.push((column.id, column.values.get(at).cloned().flatten()));
            }
            let instance = is_list.then(|| u32::try_from(row).unwrap_or(u32::MAX));
            into.push(Self::new(Arc::clone(&self.source), self.kind, self.page, instance, instances));
        }
        true
    }
}

impl PropertyRow for ViewRow {
    fn property(&self, id: PropertyId) -> Option<&PropertyValue> {
        if id == self.kind.number_tag().id() {
            Some(&self.number)
        } else if id == pid_tag::PidTagInstanceKey.id() {
            Some(&self.key)
        } else {
            self.source.value(id).or_else(|| {
                let is_type = self.kind == TableKind::Attachments && id == pid_tag::PidTagObjectType.id();
                is_type.then_some(&ATTACHMENT)
            })
        }
    }

    fn instance(&self, id: PropertyId) -> Option<&PropertyValue> {
        let (_, value) = self.instances.iter().find(|(own, _)| *own == id)?;
        value.as_deref()
    }

    fn code_page(&self) -> CodePage {
        self.page
    }
}

/// The number, then for a row of several which it is; 4 bytes each, little-endian.
fn key_bytes((number, instance): RowId) -> Vec<u8> {
    let mut key = number.to_le_bytes().to_vec();
    key.extend(instance.into_iter().flat_map(u32::to_le_bytes));
    key
}

/// The rows that one property makes.
struct Instances {
    id: PropertyId,
    /// At least one; `None` stands for a row without the property.
    values: Vec<Option<Arc<PropertyValue>>>,
    is_list: bool,
}

impl Instances {
    fn of(id: PropertyId, value: Option<&PropertyValue>) -> Self {
        let Some(value) = value else { return Self { id, values: vec![None], is_list: false } };
        match elements(value) {
            Some(list) if !list.is_empty() => Self {
                id,
                values: list.into_iter().map(|value| Some(Arc::new(value))).collect(),
                is_list: true,
            },
            Some(_) => Self { id, values: vec![None], is_list: false },
            None => Self { id, values: vec![Some(Arc::new(value.clone()))], is_list: false },
        }
    }
}

/// The values of a list; `None` for a single value.
fn elements(value: &PropertyValue) -> Option<Vec<PropertyValue>> {
    use PropertyValue as V;
    Some(match value {
        V::MultipleInteger16(list) => list.iter().copied().map(V::Integer16).collect(),
        V::MultipleInteger32(list) => list.iter().copied().map(V::Integer32).collect(),
        V::MultipleFloating32(list) => list.iter().copied().map(V::Floating32).collect(),
        V::MultipleFloating64(list) => list.iter().copied().map(V::Floating64).collect(),
        V::MultipleCurrency(list) => list.iter().copied().map(V::Currency).collect(),
        V::MultipleFloatingTime(list) => list.iter().copied().map(V::FloatingTime).collect(),
        V::MultipleInteger64(list) => list.iter().copied().map(V::Integer64).collect(),
        V::MultipleTime(list) => list.iter().copied().map(V::Time).collect(),
        V::MultipleGuid(list) => list.iter().copied().map(V::Guid).collect(),
        V::MultipleString8(list, page) => list.iter().map(|v| V::String8(v.clone(), *page)).collect(),
        V::MultipleString(list) => list.iter().cloned().map(V::String).collect(),
        V::MultipleBinary(list) => list.iter().cloned().map(V::Binary).collect(),
        _ => return None,
    })
}
