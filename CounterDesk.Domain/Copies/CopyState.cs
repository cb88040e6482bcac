namespace CounterDesk.Domain.Copies;

/// <summary>
/// Where a copy stands in the register. Expiry and a license that has changed since are not states: they follow from
/// dates and from what became known of the license.
/// </summary>
public enum CopyState
{
    /// <summary>Its number is taken and its page made; nobody has said yet how the print came out.</summary>
    Reserved,

    /// <summary>It was made ahead and waits, as a file or on paper, until it is fetched. Nobody has it yet.</summary>
    Waiting,

    /// <summary>It came out well and may be handed over.</summary>
    Printed,

    /// <summary>The sheet was spoiled or never came out; whoever shows it is told so.</summary>
    Void,

    /// <summary>It was handed over and is no longer to be accepted.</summary>
    Withdrawn,
}
