namespace CounterDesk.Domain.LicenseKinds;

/// <summary>What stands in one field of a license's face. The key is that of the kind's <see cref="FaceField"/>.</summary>
public sealed record FaceValue(string Key, string Value)
{
    /// <summary>Without the value, which may be about a person.</summary>
    public override string ToString() => Key;
}
