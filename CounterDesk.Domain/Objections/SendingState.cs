namespace CounterDesk.Domain.Objections;

/// <summary>How far an objection is on its way to the issuer, by the sharing platform that takes such reports.</summary>
public enum SendingState
{
    /// <summary>It is on its way. When the program ended meanwhile, nobody knows whether it arrived.</summary>
    Sending,

    /// <summary>The platform has it and gave a receipt.</summary>
    Taken,

    /// <summary>No answer came that could be read, so it may have arrived. It is asked about, and never sent again.</summary>
    Unknown,

    /// <summary>It did not arrive, and that is known: it may be sent.</summary>
    NotSent,

    /// <summary>The platform does not take it. A letter goes instead.</summary>
    Refused,
}
