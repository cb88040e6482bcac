using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Security.Cryptography;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.ShownCodes;
using CounterDesk.Web.Demo.City;

namespace CounterDesk.Web.Demo.Phone;

/// <summary>What a code does that is shown in the demo city; each is a case that a newcomer can try at the desk.</summary>
public enum DemoCodeBehavior
{
    Normal,

    /// <summary>The source never answers.</summary>
    Silent,
    Unknown,
    Expired,
    Used,

    /// <summary>The source answers what makes no person.</summary>
    Garbled,

    /// <summary>Of the household register, which does not say who somebody is.</summary>
    AnotherKind,
}

/// <summary>
/// The demo city's source of e-license codes, and the phones that show them. A code counts once, for five minutes, and
/// is random: only this source knows whose it is.
/// </summary>
internal sealed class DemoCodes(LicenseKindCatalog kinds, DeskClock clock, TimeProvider time) : IShownCodeSource
{
    private const int TokenBytes = 20;

    private static readonly TimeSpan _life = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, Shown> _shown = [];
    private readonly Lazy<FrozenDictionary<string, DemoLicense>> _cards = new(() =>
        IdCards.Of(new DemoRegister(kinds, clock.Today))
            .GroupBy(card => card.Number)
            .ToFrozenDictionary(cards => cards.Key, cards => cards.Last()));

    // Of several versions the newest one is on the phone.
    private readonly Lazy<FrozenDictionary<string, DemoLicense>> _businesses = new(() =>
        BusinessLicenses.Of(new DemoRegister(kinds, clock.Today))
            .GroupBy(license => license.Holders[0].Name)
            .ToFrozenDictionary(licenses => licenses.Key, licenses => licenses.Last()));

    public string Key => "demo";

    public bool IsSetUp => true;

    public bool IsStandIn => true;

    /// <summary>Who has an electronic identity card on a phone.</summary>
    public IEnumerable<string> People =>
        DemoPeople.All.Where(person => _cards.Value.ContainsKey(person.Number.Value)).Select(person => person.Name);

    /// <summary>Who has an electronic business license on a phone.</summary>
    public IEnumerable<string> Enterprises => _businesses.Value.Keys.Order(StringComparer.Ordinal);

    /// <summary>A code on somebody's phone, as a scanner would type it.</summary>
    public string Show(string person, DemoCodeBehavior behavior)
    {
        var now = time.GetUtcNow();
        foreach (var (old, shown) in _shown)
        {
            if (shown.At + 2 * _life < now)
            {
                _shown.TryRemove(old, out _);
            }
        }

        var token = "DZZZM" + RandomNumberGenerator.GetHexString(TokenBytes * 2);
        if (behavior is not DemoCodeBehavior.Unknown)
        {
            _shown[token] = new(
                _businesses.Value.GetValueOrDefault(person) ?? _cards.Value[DemoPeople.Named(person).Number.Value], behavior,
                behavior is DemoCodeBehavior.Expired ? now - _life : now,
                IsUsed: behavior is DemoCodeBehavior.Used);
        }

        return token;
    }

    public async Task<ShownCodeAnswer> ResolveAsync(ShownCode code, CancellationToken cancellationToken)
    {
        if (!_shown.TryGetValue(code.Token, out var shown))
        {
            return new ShownCodeAnswer.Refused(ShownCodeRefusal.Unknown);
        }

        if (shown.At + _life <= time.GetUtcNow())
        {
            return new ShownCodeAnswer.Refused(ShownCodeRefusal.Expired);
        }

        if (shown.IsUsed || !_shown.TryUpdate(code.Token, shown with { IsUsed = true }, shown))
        {
            return new ShownCodeAnswer.Refused(ShownCodeRefusal.Used);
        }

        if (shown.Behavior is DemoCodeBehavior.Silent)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, time, cancellationToken);
        }

        var card = shown.Card;
        return shown.Behavior switch
        {
            DemoCodeBehavior.Garbled => new ShownCodeAnswer.Resolved(card.Kind.Code, "\uFFFD", "{}"),
            DemoCodeBehavior.AnotherKind => Of(card, kinds.All.Single(kind => kind.Name == "居民户口簿")),
            _ when !IsInForce(card) => new ShownCodeAnswer.Refused(ShownCodeRefusal.NotInForce),
            _ => Of(card, card.Kind),
        };
    }

    private static ShownCodeAnswer.Resolved Of(DemoLicense card, LicenseKind kind) =>
        new(kind.Code, card.Holders[0].Name, card.Holders[0].Code.Text);

    private bool IsInForce(DemoLicense card) =>
        card.Status is LicenseStatus.Valid && card.FirstDay <= clock.Today && !(card.ValidUntil < clock.Today);

    private sealed record Shown(DemoLicense Card, DemoCodeBehavior Behavior, DateTimeOffset At, bool IsUsed);
}
