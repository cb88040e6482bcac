namespace CounterDesk.Domain.Confirmations;

/// <summary>Where the second person answered.</summary>
public enum ConfirmationWay
{
    /// <summary>Signed in at a computer of her own.</summary>
    OwnBrowser,

    /// <summary>At the asking counter's computer, after the identity provider asked who she is.</summary>
    AtTheDesk,
}
