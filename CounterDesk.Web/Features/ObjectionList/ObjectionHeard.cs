namespace CounterDesk.Web.Features.ObjectionList;

/// <summary>What came of asking a platform about an objection, or of sending one.</summary>
internal enum ObjectionHeard
{
    /// <summary>The issuer has answered.</summary>
    Answered,

    /// <summary>The issuer has not answered yet.</summary>
    Nothing,

    /// <summary>The platform did not say.</summary>
    Silent,

    Sent,
    NotSent,
}
