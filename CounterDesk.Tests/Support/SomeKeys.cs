using CounterDesk.Domain.Signing;
using CounterDesk.Web.Keys;

namespace CounterDesk.Tests.Support;

/// <summary>A key ring as a hall has it, made for this run of the tests and kept nowhere.</summary>
internal static class SomeKeys
{
    public static IKeyRing Ring { get; } =
        new FileKeyRing(KeyRingContent.Generate(new DateTime(2026, 1, 5, 0, 0, 0, DateTimeKind.Utc)));
}
