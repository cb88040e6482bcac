using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CounterDesk.Web.SignIn;

/// <summary>Names of roles, ours or the provider's, as a column holds them.</summary>
internal static class RoleNames
{
    /// <summary>Of all of them as they are kept. A provider that tells more is cut at the end.</summary>
    public const int MaxLength = 4000;

    /// <summary>The first of the names that can be kept.</summary>
    public static ImmutableArray<string> Fit(IEnumerable<string> names)
    {
        var kept = names.ToImmutableArray();
        while (JsonSerializer.Serialize(kept, JsonSerializerOptions.Default).Length > MaxLength)
        {
            kept = kept.RemoveAt(kept.Length - 1);
        }

        return kept;
    }

    /// <summary>The same names, whatever their order.</summary>
    public static bool AreSame(ImmutableArray<string> some, ImmutableArray<string> others) =>
        some.ToHashSet(StringComparer.Ordinal).SetEquals(others);

    internal sealed class Converter() : ValueConverter<ImmutableArray<string>, string>(
        names => JsonSerializer.Serialize(names, JsonSerializerOptions.Default),
        text => Read(text));

    private static ImmutableArray<string> Read(string text) =>
        text.Length is 0 ? [] : [.. JsonSerializer.Deserialize<string[]>(text)!];
}
