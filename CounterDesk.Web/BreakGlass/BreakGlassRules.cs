using System.Collections.Immutable;
using CounterDesk.Domain.BreakGlass;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CounterDesk.Web.BreakGlass;

/// <summary>Several rules as a column holds them: their names, a space between.</summary>
internal sealed class BreakGlassRules() : ValueConverter<ImmutableArray<BreakGlassRule>, string>(
    rules => string.Join(' ', rules),
    text => Read(text))
{
    private static ImmutableArray<BreakGlassRule> Read(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<BreakGlassRule>)];
}
