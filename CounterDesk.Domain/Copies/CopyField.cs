using CounterDesk.Domain.LicenseKinds;

namespace CounterDesk.Domain.Copies;

/// <summary>
/// A field of the face as the copy prints it: whole, or with everything but its ends covered. <c>Value</c> is what the
/// license says; only <see cref="Printed"/> reaches the paper.
/// </summary>
public sealed record CopyField(FaceField Field, string Value, bool IsMasked)
{
    /// <summary>
    /// The value, or its first and last character with stars between them (1 + 16 + 1 for a resident number).
    /// </summary>
    public string Printed => IsMasked ? $"{First}{new string('*', Math.Max(1, Characters.Length - 2))}{Last}" : Value;

    /// <summary>What a masked value still shows; nothing of one that is hardly longer.</summary>
    public string First => Characters.Length > 2 ? Characters[0] : "";

    public string Last => Characters.Length > 2 ? Characters[^1] : "";

    // As people count: 𠮷 is one.
    private string[] Characters => [.. Value.EnumerateRunes().Select(character => character.ToString())];

    /// <summary>Without the value, which may be about a person.</summary>
    public override string ToString() => Field.Key;
}
