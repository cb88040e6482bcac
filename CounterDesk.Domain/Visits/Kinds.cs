namespace CounterDesk.Domain.Visits;

/// <summary>Codes of kinds in one column, a space between: no code has one.</summary>
internal static class Kinds
{
    public static string Join(IEnumerable<string> kinds) => string.Join(' ', kinds.Distinct(StringComparer.Ordinal));

    public static string[] Split(string? kinds) => kinds?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
}
