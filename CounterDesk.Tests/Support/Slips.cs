namespace CounterDesk.Tests.Support;

/// <summary>The slips that check characters promise to catch.</summary>
internal static class Slips
{
    /// <summary>Every text that differs from <paramref name="text"/> in one character of <paramref name="alphabet"/>. Dots stay.</summary>
    public static IEnumerable<string> Of(string text, string alphabet, int start = 0) =>
        from place in Enumerable.Range(start, text.Length - start)
        where text[place] != '.'
        from wrong in alphabet
        where wrong != text[place]
        select string.Concat(text.AsSpan(0, place), [wrong], text.AsSpan(place + 1));
}
