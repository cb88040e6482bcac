namespace CounterDesk.Domain.Visits;

/// <summary>One line that a clerk typed in free words.</summary>
internal static class TypedText
{
    public static TextFault? FindFault(string? text, int longest)
    {
        var line = Tidy(text);
        return line switch
        {
            "" => TextFault.Missing,
            _ when line.Length > longest => TextFault.TooLong,
            _ when line.Any(char.IsControl) => TextFault.ControlCharacter,
            _ => null,
        };
    }

    public static string Tidy(string? text) => text?.Trim() ?? "";
}
