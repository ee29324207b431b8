//! mapi-props
