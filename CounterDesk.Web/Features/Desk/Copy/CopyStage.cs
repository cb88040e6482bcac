namespace CounterDesk.Web.Features.Desk.Copy;

/// <summary>How far the copy of the open license has come.</summary>
internal enum CopyStage
{
    /// <summary>The one rule of printing forbids it.</summary>
    Refused,

    /// <summary>Genuine and not in force: does the recipient take it?</summary>
    AskingRecipient,

    /// <summary>Being drawn; there is nothing to see yet.</summary>
    Preparing,

    /// <summary>A character has no shape in any font.</summary>
    GlyphMissing,

    /// <summary>It has its number and can be printed.</summary>
    Ready,

    /// <summary>The sheet was spoiled.</summary>
    Void,
}
