//! Ids of objects and addresses inside values: entry ids, search keys, change keys ([MS-OXCDATA] 2.2).
