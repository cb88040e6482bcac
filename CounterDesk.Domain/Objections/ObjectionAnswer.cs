namespace CounterDesk.Domain.Objections;

/// <summary>What the issuer answered.</summary>
public enum ObjectionAnswer
{
    /// <summary>The objection is in the right; the issuer has yet to mend it.</summary>
    InTheRight,

    /// <summary>The source is as it should be.</summary>
    NotInTheRight,

    MendedAtSource,
}
