using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CounterDesk.Domain.Signing;

namespace CounterDesk.Web.External.LicenseSources.StandIn;

/// <summary>Who may ask a stand-in: accounts by their keys, and those who have signed in.</summary>
internal sealed class StandInTokens(IReadOnlyCollection<StandInCaller> callers, TimeProvider time)
{
    private static readonly TimeSpan _life = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan _mostSkew = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, (string Account, DateTimeOffset At)> _given = [];

    /// <summary>Whose key signed what was said; null when nobody's.</summary>
    public StandInCaller? CallerOf(string? account, ReadOnlySpan<byte> said, string? signature)
    {
        if (!TryHex(signature, out var bytes))
        {
            return null;
        }

        foreach (var caller in callers)
        {
            if (caller.Account == account && TryHex(caller.Key, out var point) && Sm2PublicKey.TryRead(point, out var publicKey)
                && Sm2.Verify(publicKey, said, bytes))
            {
                return caller;
            }
        }

        return null;
    }

    /// <summary>A token for whoever signed an access id that was made just now; null otherwise.</summary>
    public string? SignIn(string? account, string? accessId, string? signature, TimeSpan skew)
    {
        if (accessId is null || account is null || !IsOfNow(accessId, account, skew)
            || CallerOf(account, Encoding.UTF8.GetBytes(accessId), signature) is null)
        {
            return null;
        }

        return Give(account);
    }

    /// <summary>A token for an account.</summary>
    public string Give(string account)
    {
        var token = RandomNumberGenerator.GetHexString(32, lowercase: true);
        _given[token] = (account, time.GetUtcNow());
        return token;
    }

    /// <summary>Whether somebody has signed in with it, whoever it was.</summary>
    public bool IsGood(string? token) =>
        token is not null && _given.TryGetValue(token, out var given) && time.GetUtcNow() - given.At < _life;

    public bool IsSignedIn(string? account, string? token) =>
        IsGood(token) && _given[token!].Account == account;

    public void Forget() => _given.Clear();

    private bool IsOfNow(string accessId, string account, TimeSpan skew) =>
        accessId.Length > 14 && accessId.AsSpan(14).StartsWith(account, StringComparison.Ordinal)
        && DateTime.TryParseExact(accessId[..14], "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
        && (new DateTimeOffset(at, TimeSpan.FromHours(8)) - (time.GetUtcNow() + skew)).Duration() < _mostSkew;

    private static bool TryHex(string? text, out byte[] bytes)
    {
        bytes = [];
        if (text is not { Length: > 0 } || text.Length % 2 is not 0 || !text.All(char.IsAsciiHexDigit))
        {
            return false;
        }

        bytes = Convert.FromHexString(text);
        return true;
    }
}
