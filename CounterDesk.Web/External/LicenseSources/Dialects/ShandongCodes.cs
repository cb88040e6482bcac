using System.Collections.Frozen;
using CounterDesk.Domain.Sharing;

namespace CounterDesk.Web.External.LicenseSources.Dialects;

/// <summary>Shandong's tables of codes. Done, not found and the results 0 to 7 are the same as everywhere.</summary>
internal static class ShandongCodes
{
    /// <summary>The question stands on the phone: another word for done.</summary>
    public const string Asked = "60001";

    private static readonly FrozenDictionary<string, PlatformRefusal> _refusals = new Dictionary<string, PlatformRefusal>
    {
        ["2"] = PlatformRefusal.NotOffered,
        ["11"] = PlatformRefusal.SignIn,
        ["12"] = PlatformRefusal.BadRequest,
        ["13"] = PlatformRefusal.NotOffered,
        ["21"] = PlatformRefusal.NotInForce,
        ["22"] = PlatformRefusal.NotInForce,
        ["23"] = PlatformRefusal.NotInForce,
        ["100"] = PlatformRefusal.NoRight,

        // Its own states, catalog or templates are not in order: of this kind it can hand out nothing.
        ["101"] = PlatformRefusal.NotOffered,
        ["102"] = PlatformRefusal.BadRequest,
        ["103"] = PlatformRefusal.BadRequest,
        ["105"] = PlatformRefusal.NotOffered,
        ["106"] = PlatformRefusal.NotOffered,
        ["107"] = PlatformRefusal.NotOffered,
        ["108"] = PlatformRefusal.NotOffered,
        ["109"] = PlatformRefusal.BadRequest,
        ["110"] = PlatformRefusal.BadRequest,
        ["111"] = PlatformRefusal.BadRequest,
        ["113"] = PlatformRefusal.BadRequest,

        // What it answers above the daily cap is not known: as HTTP has it.
        ["429"] = PlatformRefusal.Quota,
    }.ToFrozenDictionary();

    public static PlatformRefusal RefusalOf(string code) => _refusals.GetValueOrDefault(code, PlatformRefusal.UnknownCode);

    /// <summary>How far a question on a phone is (verifyStatus): 1 waits, 2 agreed, and nothing else is a yes.</summary>
    public static PhoneState PhoneStateOf(string status) => status switch
    {
        "1" => PhoneState.Waiting,
        "2" => PhoneState.Agreed,
        _ => PhoneState.NotGiven,
    };
}
