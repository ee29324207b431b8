//! Numbers of items of all kinds, and of notes.

use super::from_integer;
use crate::blob::{coded_values, flag_set};

coded_values! {
    /// Whether an item is flagged for follow-up (PidTagFlagStatus, [MS-OXOFLAG] 2.2.1.1); without the property it is not.
    pub enum FlagStatus(i32) {
        /// 0: not flagged. The specification leaves the property out instead; real files have it.
        NotFlagged = 0 => "not_flagged",
        /// 1.
        Complete = 1 => "complete",
        /// 2.
        Flagged = 2 => "flagged",
    }
}

coded_values! {
    /// The colour of a flag (PidTagFollowupIcon, [MS-OXOFLAG] 2.2.1.2).
    pub enum FollowUpIcon(i32) {
        /// 1.
        Purple = 1 => "purple",
        /// 2.
        Orange = 2 => "orange",
        /// 3.
        Green = 3 => "green",
        /// 4.
        Yellow = 4 => "yellow",
        /// 5.
        Blue = 5 => "blue",
        /// 6.
        Red = 6 => "red",
    }
}

coded_values! {
    /// The colour of a sticky note (PidLidNoteColor, [MS-OXONOTE] 2.2.1.1).
    pub enum NoteColor(i32) {
        /// 0.
        Blue = 0 => "blue",
        /// 1.
        Green = 1 => "green",
        /// 2.
        Pink = 2 => "pink",
        /// 3.
        Yellow = 3 => "yellow",
        /// 4.
        White = 4 => "white",
    }
}

coded_values! {
    /// The icon of an item in a list (PidTagIconIndex, [MS-OXOMSG] 2.2.1.10).
    pub enum Icon(i32) {
        /// 0xFFFFFFFF: a new message.
        New = -1 => "new",
        /// 0x100.
        ReadMail = 0x100 => "read_mail",
        /// 0x101.
        UnreadMail = 0x101 => "unread_mail",
        /// 0x103.
        UnsentMail = 0x103 => "unsent_mail",
        /// 0x105.
        RepliedMail = 0x105 => "replied_mail",
        /// 0x106.
        ForwardedMail = 0x106 => "forwarded_mail",
        /// 0x107.
        RemoteMail = 0x107 => "remote_mail",
        /// 0x108.
        DeliveryReceipt = 0x108 => "delivery_receipt",
        /// 0x109.
        ReadReceipt = 0x109 => "read_receipt",
        /// 0x10A.
        NonDeliveryReport = 0x10A => "non_delivery_report",
        /// 0x10B.
        NonReadReceipt = 0x10B => "non_read_receipt",
        /// 0x200.
        Contact = 0x200 => "contact",
        /// 0x202.
        DistributionList = 0x202 => "distribution_list",
        /// 0x300: a blue note.
        BlueNote = 0x300 => "blue_note",
        /// 0x301: a green note.
        GreenNote = 0x301 => "green_note",
        /// 0x302: a pink note.
        PinkNote = 0x302 => "pink_note",
        /// 0x303: a yellow note.
        YellowNote = 0x303 => "yellow_note",
        /// 0x304: a white note.
        WhiteNote = 0x304 => "white_note",
        /// 0x400.
        Appointment = 0x400 => "appointment",
        /// 0x401.
        RecurringAppointment = 0x401 => "recurring_appointment",
        /// 0x402.
        Meeting = 0x402 => "meeting",
        /// 0x403.
        RecurringMeeting = 0x403 => "recurring_meeting",
        /// 0x404.
        MeetingRequest = 0x404 => "meeting_request",
        /// 0x405.
        MeetingCancellation = 0x405 => "meeting_cancellation",
        /// 0x406.
        MeetingAccepted = 0x406 => "meeting_accepted",
        /// 0x407.
        MeetingDeclined = 0x407 => "meeting_declined",
        /// 0x408.
        MeetingTentative = 0x408 => "meeting_tentative",
        /// 0x500.
        Task = 0x500 => "task",
        /// 0x501.
        RecurringTask = 0x501 => "recurring_task",
        /// 0x502: a task assigned to the owner.
        AssigneeTask = 0x502 => "assignee_task",
        /// 0x503: a task the owner has assigned.
        AssignerTask = 0x503 => "assigner_task",
        /// 0x504.
        TaskRequest = 0x504 => "task_request",
        /// 0x505.
        TaskAccepted = 0x505 => "task_accepted",
        /// 0x506.
        TaskDeclined = 0x506 => "task_declined",
    }
}

flag_set! {
    /// Why an item is in the to-do list (PidTagToDoItemFlags, [MS-OXOFLAG] 2.2.1.6).
    pub struct ToDoItemFlags(u32) {
        /// 0x1: flagged with a time.
        TIME_FLAGGED = 0x1 => "time_flagged",
        /// 0x8: flagged for the recipients of a draft.
        RECIPIENT_FLAGGED = 0x8 => "recipient_flagged",
    }
}

flag_set! {
    /// What a client has to do before it works on an item (PidLidSideEffects, [MS-OXCMSG] 2.2.1.16).
    pub struct SideEffects(u32) {
        /// 0x1: open it to delete it.
        OPEN_TO_DELETE = 0x1 => "open_to_delete",
        /// 0x8: no frame in the document.
        NO_FRAME = 0x8 => "no_frame",
        /// 0x10: move it to the inbox on arrival.
        COERCE_TO_INBOX = 0x10 => "coerce_to_inbox",
        /// 0x20: open it to copy it.
        OPEN_TO_COPY = 0x20 => "open_to_copy",
        /// 0x40: open it to move it.
        OPEN_TO_MOVE = 0x40 => "open_to_move",
        /// 0x100: open it for its context menu.
        OPEN_FOR_CONTEXT_MENU = 0x100 => "open_for_context_menu",
        /// 0x400: a deletion can't be undone.
        CANNOT_UNDO_DELETE = 0x400 => "cannot_undo_delete",
        /// 0x800: a copy can't be undone.
        CANNOT_UNDO_COPY = 0x800 => "cannot_undo_copy",
        /// 0x1000: a move can't be undone.
        CANNOT_UNDO_MOVE = 0x1000 => "cannot_undo_move",
        /// 0x2000: contains a script.
        HAS_SCRIPT = 0x2000 => "has_script",
        /// 0x4000: open it to delete it for good.
        OPEN_TO_PERMANENTLY_DELETE = 0x4000 => "open_to_permanently_delete",
    }
}

from_integer! {
    codes: FlagStatus, FollowUpIcon, NoteColor, Icon;
    flags: ToDoItemFlags, SideEffects
}
