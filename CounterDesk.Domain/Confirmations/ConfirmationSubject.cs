namespace CounterDesk.Domain.Confirmations;

/// <summary>
/// What a clerk may go past with a second person. That the faces are <em>not</em> the same is no subject: nobody can
/// confirm that away.
/// </summary>
public enum ConfirmationSubject
{
    /// <summary>The clerk cannot tell whether the person at the counter is the one on the card.</summary>
    FaceUnsure,

    /// <summary>The card is hers, and its validity has ended.</summary>
    CardExpired,

    /// <summary>A copy was printed before for the same matter and recipient, and the rule of its kind asks for two.</summary>
    Reprint,

    /// <summary>
    /// Characters that no font has are to be printed by their code points; which, the matter's detail says. A supervisor's to
    /// say, and nobody else's.
    /// </summary>
    CodePoints,
}
