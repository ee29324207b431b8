//! Words of flags of the calls of a table.

use crate::mapi::flags::flags;

flags! {
    /// How a view is changed (`SetColumns`, `Restrict`, `SortTable`). Whatever is set, it is done when the call returns.
    ///
    /// ```
    /// use imsg::mapi::TableFlags;
    /// assert_eq!(TableFlags::from_bits(3)?, TableFlags::ASYNC | TableFlags::BATCH);
    /// assert!(TableFlags::from_bits(4).is_err());
    /// # Ok::<(), imsg::Error>(())
    /// ```
    TableFlags {
        /// `TBL_ASYNC`, also called `TBL_NOWAIT`: the call may return before it is done.
        ASYNC = 0x1;
        /// `TBL_BATCH`: it may be put off until rows are asked for.
        BATCH = 0x2;
    }
}

flags! {
    /// Which columns are answered (`QueryColumns`): those of the view if no flag is set.
    QueryColumnsFlags {
        /// `TBL_ALL_COLUMNS`: all that the table can have.
        ALL_COLUMNS = 0x1;
    }
}

flags! {
    /// How rows are read (`QueryRows`): the cursor goes behind them if no flag is set.
    QueryRowsFlags {
        /// `TBL_NOADVANCE`: the cursor stands on the first of them.
        NO_ADVANCE = 0x1;
    }
}

flags! {
    /// How a row is looked for (`FindRow`): forwards if no flag is set.
    FindRowFlags {
        /// `DIR_BACKWARD`: backwards, from the row before the bookmark.
        BACKWARD = 0x1;
    }
}
