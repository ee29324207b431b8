//! Words of flags, a type for each call.

use std::fmt;

/// Makes a word of flags: its type, its bits, and which bits it may have.
macro_rules! flags {
    ($(#[$meta:meta])* $name:ident { $($(#[$bit_meta:meta])* $bit:ident = $value:literal;)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
        pub struct $name(u32);

        impl $name {
            $($(#[$bit_meta])* pub const $bit: Self = Self($value);)*

            /// No flag.
            pub const NONE: Self = Self(0);

            const KNOWN: u32 = 0 $(| $value)*;

            /// The flags of MAPI's word.
            ///
            /// # Errors
            ///
            /// `MAPI_E_UNKNOWN_FLAGS` for a bit that the call does not know.
            pub fn from_bits(bits: u32) -> $crate::error::Result<Self> {
                if bits & !Self::KNOWN == 0 {
                    Ok(Self(bits))
                } else {
                    let reason = concat!("a bit that ", stringify!($name), " does not have");
                    let code = ::mapi_props::ErrorCode::UNKNOWN_FLAGS;
                    Err($crate::error::Error::refused(code, reason, "flags"))
                }
            }

            /// MAPI's word.
            #[must_use]
            pub const fn bits(self) -> u32 {
                self.0
            }

            /// Whether all bits of `other` are set.
            #[must_use]
            pub const fn contains(self, other: Self) -> bool {
                self.0 & other.0 == other.0
            }
        }

        impl ::std::ops::BitOr for $name {
            type Output = Self;

            fn bitor(self, other: Self) -> Self {
                Self(self.0 | other.0)
            }
        }

        impl ::std::ops::BitOrAssign for $name {
            fn bitor_assign(&mut self, other: Self) {
                self.0 |= other.0;
            }
        }

        impl ::std::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                let set: &[(u32, &str)] = &[$(($value, stringify!($bit))),*];
                $crate::mapi::flags::debug(stringify!($name), self.0, set, f)
            }
        }
    };
}

pub(crate) use flags;

/// `Name(A | B)`.
pub(crate) fn debug(name: &str, bits: u32, set: &[(u32, &str)], f: &mut fmt::Formatter<'_>) -> fmt::Result {
    write!(f, "{name}(")?;
    let mut separator = "";
    for (_, flag) in set.iter().filter(|(bit, _)| bits & bit != 0) {
        write!(f, "{separator}{flag}")?;
        separator = " | ";
    }
    f.write_str(")")
}

flags! {
    /// How a message is opened on a storage (`OpenIMsgOnIStg`).
    ///
    /// ```
    /// use imsg::mapi::OpenFlags;
    /// let flags = OpenFlags::UNICODE | OpenFlags::NO_STORAGE_COMMIT;
    /// assert_eq!(flags.bits(), 0x8000_0001);
    /// assert_eq!(OpenFlags::from_bits(0x8000_0001)?, flags);
    /// assert_eq!(OpenFlags::from_bits(2).unwrap_err().code().name(), Some("MAPI_E_UNKNOWN_FLAGS"));
    /// # Ok::<(), imsg::Error>(())
    /// ```
    OpenFlags {
        /// `IMSG_NO_ISTG_COMMIT`: saving the message does not commit its storage.
        NO_STORAGE_COMMIT = 0x1;
        /// `MAPI_UNICODE`: a new message is a Unicode message.
        UNICODE = 0x8000_0000;
    }
}

flags! {
    /// How changes are saved (`SaveChanges`).
    SaveFlags {
        /// `KEEP_OPEN_READONLY`: no changes follow.
        KEEP_OPEN_READONLY = 0x1;
        /// `KEEP_OPEN_READWRITE`: changes may follow.
        KEEP_OPEN_READWRITE = 0x2;
        /// `FORCE_SAVE`: over what others have saved since.
        FORCE_SAVE = 0x4;
        /// `MAPI_DEFERRED_ERRORS`: errors may come later; they never do.
        DEFERRED_ERRORS = 0x8;
        /// `SPAMFILTER_ONSAVE`: for stores; no effect.
        SPAMFILTER_ONSAVE = 0x80;
        /// `NON_EMS_XP_SAVE`: for stores; no effect.
        NON_EMS_XP_SAVE = 0x1000;
    }
}

flags! {
    /// In which form text is answered where no type says it: PtypString8 if the flag is not set.
    TextFlags {
        /// `MAPI_DEFERRED_ERRORS`: errors may come later; they never do.
        DEFERRED_ERRORS = 0x8;
        /// `MAPI_UNICODE`: PtypString.
        UNICODE = 0x8000_0000;
    }
}

flags! {
    /// How a property is opened (`OpenProperty`).
    OpenPropertyFlags {
        /// `MAPI_MODIFY`: for writing.
        MODIFY = 0x1;
        /// `MAPI_CREATE`: made if it is absent, emptied if it is there.
        CREATE = 0x2;
        /// `STREAM_APPEND`: the stream begins at its end, and keeps its bytes.
        APPEND = 0x4;
        /// `MAPI_DEFERRED_ERRORS`: errors may come later; they never do.
        DEFERRED_ERRORS = 0x8;
    }
}

flags! {
    /// How properties are copied (`CopyTo`, `CopyProps`).
    CopyFlags {
        /// `MAPI_MOVE`: what was copied is removed from the source.
        MOVE = 0x1;
        /// `MAPI_NOREPLACE`: what the destination has stays.
        NOREPLACE = 0x2;
        /// `MAPI_DECLINE_OK`: no effect.
        DECLINE_OK = 0x4;
        /// `MAPI_DIALOG`: progress is shown where there is a support object.
        DIALOG = 0x8;
    }
}

flags! {
    /// How ids are looked up by name (`GetIDsFromNames`).
    IdsFlags {
        /// `MAPI_CREATE`: names that are not known get an id.
        CREATE = 0x2;
    }
}

flags! {
    /// Which names are answered (`GetNamesFromIDs`).
    NamesFlags {
        /// `MAPI_NO_STRINGS`: numeric names only.
        NO_STRINGS = 0x1;
        /// `MAPI_NO_IDS`: string names only.
        NO_IDS = 0x2;
    }
}

flags! {
    /// How an attachment is opened (`OpenAttach`): for reading if no flag is set.
    OpenAttachFlags {
        /// `MAPI_MODIFY`: for writing.
        MODIFY = 0x1;
        /// `MAPI_DEFERRED_ERRORS`: errors may come later; they never do.
        DEFERRED_ERRORS = 0x8;
        /// `MAPI_BEST_ACCESS`: for writing where the message allows it.
        BEST_ACCESS = 0x10;
    }
}

flags! {
    /// How an attachment is deleted (`DeleteAttach`).
    DeleteAttachFlags {
        /// `ATTACH_DIALOG`: progress is shown where there is a support object.
        DIALOG = 0x1;
    }
}

flags! {
    /// What is done with a list of recipients (`ModifyRecipients`): all are replaced if no flag is set.
    ModifyRecipientsFlags {
        /// `MODRECIP_ADD`: they are added.
        ADD = 0x2;
        /// `MODRECIP_MODIFY`: each replaces the one with its PidTagRowid.
        MODIFY = 0x4;
        /// `MODRECIP_REMOVE`: the ones with their PidTagRowid are removed.
        REMOVE = 0x8;
    }
}

flags! {
    /// How the read flag is set (`SetReadFlag`).
    ReadFlags {
        /// `SUPPRESS_RECEIPT`.
        SUPPRESS_RECEIPT = 0x01;
        /// `CLEAR_READ_FLAG`.
        CLEAR_READ_FLAG = 0x04;
        /// `MAPI_DEFERRED_ERRORS`.
        DEFERRED_ERRORS = 0x08;
        /// `GENERATE_RECEIPT_ONLY`.
        GENERATE_RECEIPT_ONLY = 0x10;
        /// `CLEAR_RN_PENDING`.
        CLEAR_RN_PENDING = 0x20;
        /// `CLEAR_NRN_PENDING`.
        CLEAR_NRN_PENDING = 0x40;
    }
}

#[cfg(test)]
mod tests {
    use mapi_props::ErrorCode;

    use super::*;

    #[test]
    fn flags_say_which_they_are() {
        assert_eq!(format!("{:?}", CopyFlags::MOVE | CopyFlags::DIALOG), "CopyFlags(MOVE | DIALOG)");
        assert_eq!(format!("{:?}", OpenFlags::NONE), "OpenFlags()");
    }

    #[test]
    fn f265_the_lowest_bit_is_no_flag_of_modify_recipients() {
        let error = ModifyRecipientsFlags::from_bits(1).unwrap_err();
        assert_eq!(error.code(), ErrorCode::UNKNOWN_FLAGS);
        assert_eq!(ModifyRecipientsFlags::from_bits(8).unwrap(), ModifyRecipientsFlags::REMOVE);
    }
}
