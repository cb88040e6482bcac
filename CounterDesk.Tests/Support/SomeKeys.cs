using CounterDesk.Domain.Signing;
using CounterDesk.Web.Keys;

namespace CounterDesk.Tests.Support;

/// <summary>A key ring as a hall has it, made for this run of the tests and kept nowhere.</summary>
internal static class SomeKeys
{
    private static readonly KeyRingContent _content =
        KeyRingContent.Generate(new DateTime(2026, 1, 5, 0, 0, 0, DateTimeKind.Utc));

    public static DateTime WithdrawnAt { get; } = new(2026, 3, 17, 0, 0, 0, DateTimeKind.Utc);

    public static IKeyRing Ring { get; } = new FileKeyRing(_content);

    /// <summary>The same ring after the key that signed was withdrawn.</summary>
    public static IKeyRing Withdrawn { get; } = new FileKeyRing(_content.Withdraw(
        _content.Copies[0].Id, KeyWithdrawal.Create(KeyWithdrawalReason.Exposed, ""), WithdrawnAt)!);
}
