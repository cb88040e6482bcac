namespace CounterDesk.Domain.Confirmations;

/// <summary>What the second person says after she has looked.</summary>
public enum ConfirmationAnswer
{
    Confirmed,

    /// <summary>It is not so, or she cannot tell either.</summary>
    Declined,
}
