namespace CounterDesk.Domain.Identifiers;

/// <summary>The number on the face of a license in the form in which numbers are compared: one kind of bracket, dash and width.</summary>
public static class LicenseNumber
{
    public static string Fold(string? text) => IdentifierText.Fold(text)
        .Replace('〔', '(').Replace('〕', ')')
        .Replace('【', '(').Replace('】', ')')
        .Replace('[', '(').Replace(']', ')');
}
