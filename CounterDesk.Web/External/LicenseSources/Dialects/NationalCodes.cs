using System.Collections.Frozen;
using CounterDesk.Domain.Sharing;

namespace CounterDesk.Web.External.LicenseSources.Dialects;

/// <summary>
/// What the codes in an answer's head mean. The standard's own table was not read; these are the ones that working
/// platforms of this shape share.
/// </summary>
internal static class NationalCodes
{
    public const string Done = "0";
    public const string NotFound = "10";

    /// <summary>Who asks is not known, or no longer.</summary>
    public const string SignIn = "11";

    private static readonly FrozenDictionary<string, PlatformRefusal> _refusals = new Dictionary<string, PlatformRefusal>
    {
        ["1"] = PlatformRefusal.SignIn,
        ["2"] = PlatformRefusal.NotOffered,
        [SignIn] = PlatformRefusal.SignIn,
        ["12"] = PlatformRefusal.BadRequest,
        ["13"] = PlatformRefusal.NotOffered,
        ["21"] = PlatformRefusal.NotInForce,
        ["22"] = PlatformRefusal.NotInForce,
        ["23"] = PlatformRefusal.NotInForce,

        // Ours, as the feed of changes is.
        ["41"] = PlatformRefusal.CursorUnknown,
        ["100"] = PlatformRefusal.NoRight,
        ["102"] = PlatformRefusal.BadRequest,
        ["103"] = PlatformRefusal.BadRequest,
        ["109"] = PlatformRefusal.BadRequest,
        ["110"] = PlatformRefusal.BadRequest,
        ["111"] = PlatformRefusal.BadRequest,
        ["113"] = PlatformRefusal.BadRequest,
        ["429"] = PlatformRefusal.Quota,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, PlatformWord> _words = new Dictionary<string, PlatformWord>
    {
        ["0"] = PlatformWord.Right,
        ["1"] = PlatformWord.RightNotActivated,
        ["2"] = PlatformWord.RightSuspended,
        ["3"] = PlatformWord.RightEnded,
        ["4"] = PlatformWord.Unclear,
        ["5"] = PlatformWord.Unknown,
        ["6"] = PlatformWord.Unclear,
        ["7"] = PlatformWord.Wrong,
    }.ToFrozenDictionary();

    public static PlatformRefusal RefusalOf(string code) =>
        _refusals.GetValueOrDefault(code, PlatformRefusal.UnknownCode);

    /// <summary>What a result of verification means; null when it is in no table.</summary>
    public static PlatformWord? WordOf(string result) => _words.TryGetValue(result, out var word) ? word : null;

    /// <summary>How far the issuer is with a report; null when it is in no table. The table is ours.</summary>
    public static ReportProgress? ProgressOf(string result) => result switch
    {
        "0" => ReportProgress.Waiting,
        "1" => ReportProgress.Agreed,
        "2" => ReportProgress.Declined,
        "3" => ReportProgress.Mended,
        _ => null,
    };
}
