namespace CounterDesk.Web.Features.Desk.Copy;

/// <summary>How far the copy of the open license has come.</summary>
internal enum CopyStage
{
    /// <summary>The one rule of printing forbids it.</summary>
    Refused,

    /// <summary>The license has changed since it was opened: it is verified again first.</summary>
    LicenseChanged,

    /// <summary>Genuine and not in force: does the recipient take it?</summary>
    AskingRecipient,

    /// <summary>One made before at this visit has no answer yet, and its file is gone.</summary>
    AnsweringFirst,

    /// <summary>It was printed before for the same matter and recipient.</summary>
    PrintedBefore,

    /// <summary>It was printed as often as the rule allows.</summary>
    PrintedTooOften,

    /// <summary>Being drawn; there is nothing to see yet.</summary>
    Preparing,

    /// <summary>A character has no shape in any font.</summary>
    GlyphMissing,

    /// <summary>It has its number and can be printed.</summary>
    Ready,

    /// <summary>The sheet was spoiled, or the page was too old to be printed.</summary>
    Void,
}
