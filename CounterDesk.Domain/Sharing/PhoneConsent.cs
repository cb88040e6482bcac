namespace CounterDesk.Domain.Sharing;

/// <summary>Whose phone it is that shows the code.</summary>
public enum PhoneBearer
{
    Holder,

    /// <summary>Of who acts for the holder, by a mandate that the platform knows of.</summary>
    Agent,
}

/// <summary>A question that a platform has put on a phone.</summary>
/// <param name="transaction">What the platform calls it.</param>
/// <remarks>No record, so that it is not written anywhere by the way: whoever has it can fetch.</remarks>
public sealed class PhoneConsent(string transaction)
{
    public string Transaction => transaction;
}

/// <summary>How far a question on a phone is.</summary>
public enum PhoneState
{
    /// <summary>Nobody has answered yet.</summary>
    Waiting,
    Agreed,

    /// <summary>Refused there, or it came to nothing: platforms do not tell which.</summary>
    NotGiven,
}

/// <param name="State">As we understand it.</param>
/// <param name="RawCode">The platform's own code, for whoever asks its support.</param>
public sealed record PhoneReply(PhoneState State, string RawCode);
