using CounterDesk.Domain.Confirmations;

namespace CounterDesk.Web.Confirmations;

/// <summary>What somebody finds at the address of a request, before and after she answered.</summary>
public abstract record ConfirmationEntry
{
    private ConfirmationEntry()
    {
    }

    /// <summary>Null when there is no such request.</summary>
    public virtual Confirmation? About => null;

    /// <summary>She may answer it.</summary>
    public sealed record Open(Confirmation Confirmation) : ConfirmationEntry
    {
        public override Confirmation About => Confirmation;
    }

    /// <summary>She may not, or not any more. Nothing was recorded as answered.</summary>
    public sealed record Refused(Confirmation Confirmation, ConfirmationFault Fault) : ConfirmationEntry
    {
        public override Confirmation About => Confirmation;
    }

    /// <summary>Her answer is recorded.</summary>
    public sealed record Decided(Confirmation Confirmation) : ConfirmationEntry
    {
        public override Confirmation About => Confirmation;
    }

    public sealed record Unknown : ConfirmationEntry;
}
