using System.Collections.Concurrent;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Sharing;

namespace CounterDesk.Web.External.LicenseSources.Dialects;

/// <summary>An authorization to look at one license, as the platform gave it.</summary>
/// <param name="Code">Its own code (用证码).</param>
/// <param name="Holder">Whose licenses were asked for by duty; null where the holder authorized it, which nobody can renew.</param>
/// <param name="At">When.</param>
internal sealed record GuangdongAuthCode(string Code, HolderCode? Holder, DateTimeOffset At)
{
    public override string ToString() => nameof(GuangdongAuthCode);
}

/// <summary>
/// The authorizations that were given for matters not long ago, in memory. One for a matter is never used for another.
/// </summary>
internal sealed class GuangdongAuthCodes(TimeProvider time)
{
    private static readonly TimeSpan _longest = TimeSpan.FromMinutes(30);

    private readonly ConcurrentDictionary<(string Matter, string Operator, string Identifier), GuangdongAuthCode> _given = [];

    public void Keep(PlatformCall call, LicenseIdentifier identifier, string code, HolderCode? holder)
    {
        var now = time.GetUtcNow();
        foreach (var (key, given) in _given)
        {
            if (now - given.At > _longest)
            {
                _given.TryRemove(key, out _);
            }
        }

        _given[KeyOf(call, identifier)] = new(code, holder, now);
    }

    public GuangdongAuthCode? Find(PlatformCall call, LicenseIdentifier identifier) =>
        _given.TryGetValue(KeyOf(call, identifier), out var given) && time.GetUtcNow() - given.At <= _longest ? given : null;

    private static (string, string, string) KeyOf(PlatformCall call, LicenseIdentifier identifier) =>
        (call.BusinessNumber, call.OperatorNumber, identifier.Value);
}
