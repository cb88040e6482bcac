namespace CounterDesk.Domain.IdCards;

/// <summary>Why no card was read.</summary>
public enum CardTrouble
{
    /// <summary>The hall has no reader.</summary>
    NotSetUp,

    /// <summary>The desk is not reached over TLS, and browsers let only such pages ask services of the PC.</summary>
    NoSecureContext,

    /// <summary>Nobody has told the browser yet whether the desk may ask services of the PC.</summary>
    NotAsked,

    /// <summary>The browser was told that the desk may not.</summary>
    Refused,

    /// <summary>Nothing answers at the reader's address.</summary>
    NoService,

    /// <summary>The service answers that its reader is not there.</summary>
    NoDevice,

    /// <summary>The service did not answer in time.</summary>
    TooSlow,

    /// <summary>The reader found no card that it could read.</summary>
    NoCard,

    /// <summary>The card was taken away too early: a part of it was read.</summary>
    Half,

    /// <summary>What came is no card.</summary>
    NotACard,
}
