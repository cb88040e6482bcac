namespace CounterDesk.Domain.Copies;

/// <summary>What a scanned or pasted text turned out to be.</summary>
public abstract record CopyCodeReading
{
    private CopyCodeReading()
    {
    }

    public sealed record Read(SignedCopyCode Code) : CopyCodeReading;

    public sealed record Unreadable(CopyCodeFault Fault) : CopyCodeReading;
}
