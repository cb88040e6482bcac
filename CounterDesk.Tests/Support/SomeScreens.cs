using System.Security.Cryptography;
using CounterDesk.Domain.Visits;
using CounterDesk.Web;
using CounterDesk.Web.ApplicantScreens;
using CounterDesk.Web.Demo;
using CounterDesk.Web.Copies;
using CounterDesk.Web.HallTexts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace CounterDesk.Tests.Support;

/// <summary>What applicants' screens show, one of each.</summary>
internal static class SomeScreens
{
    public const string Provision = "《居民身份证法》第十三条";

    public static AskedLicense IdCard { get; } =
        new(SomeLicenses.ResidentIdCard, "身份证", ["姓名", "出生", "住址", "号码"], OthersLeftOut: false);

    public static AskedLicense HouseholdPage { get; } =
        new(SomeLicenses.HouseholdRegister, "户口簿里您那一页", ["姓名", "和户主的关系", "地址"], OthersLeftOut: true);

    public static AskedLicense SocialCard { get; } =
        new("no-such-kind", "社保卡", ["卡号后 4 位", "开户行"], OthersLeftOut: false);

    public static ConsentAsked Asked { get; } =
        new("高龄津贴", "清河区民政局", null, [IdCard, HouseholdPage, SocialCard], KeepMonths: 6);

    /// <summary>More than a screen holds at once.</summary>
    public static ConsentAsked MuchAsked { get; } =
        Asked with { Licenses = [.. Enumerable.Repeat(Asked.Licenses, 4).SelectMany(list => list)] };

    public static ScreenModel.Consent Consent(bool maySign = false) => new(Guid.NewGuid(), Asked, maySign);

    public static ScreenModel.Notice Notice() => new(Guid.NewGuid(), Asked, Provision);

    public static ScreenModel.Rating Rating() => new(Guid.NewGuid());

    public static ScreenModel.Goodbye Goodbye(DateTimeOffset wipesAt) => new(
        [
            new(ThingKind.IdCard),
            new(ThingKind.Copies, 3, IsLargePrint: true, "民政局", new DateOnly(2026, 4, 17)),
            new(ThingKind.LookedAtSlip),
        ],
        wipesAt);

    /// <summary>Every model that a counter's screen can show, one of each kind, by a name.</summary>
    public static IEnumerable<(string Name, ScreenModel Model)> All(DateTimeOffset now) =>
    [
        ("idle", new ScreenModel.Idle()),
        .. Enum.GetValues<WaitReason>().Select(reason => ($"wait-{reason}", (ScreenModel)new ScreenModel.Wait(reason))),
        ("consent", Consent()), ("consent-long", new ScreenModel.Consent(Guid.NewGuid(), MuchAsked, MaySign: false)),
        ("notice", Notice()), ("found", new ScreenModel.Found(3)), ("found-none", new ScreenModel.Found(0)),
        ("rating", Rating()), ("goodbye", Goodbye(now.AddMinutes(5))),
    ];

    public static ScreenLook Look(ScreenModel model, VisitNeeds needs = VisitNeeds.None) => new(needs, model);

    /// <summary>The name of a device nobody has seen: the hash of its key.</summary>
    public static string NewDevice() => Convert.ToHexString(RandomNumberGenerator.GetBytes(PairedScreen.HashLength));

    /// <summary>Registers screens that show what their stage says, on the desk's database and clock.</summary>
    public static void AddScreens(this IServiceCollection services, TestDesk desk)
    {
        services.TryAddSingleton<TimeProvider>(desk.Time);
        services.TryAddSingleton(new DeskClock(desk.Time));
        services.TryAddSingleton(SomeLicenses.Catalog);
        services.TryAddSingleton(new DemoOptions { Enabled = true });
        var hall = Options.Create(new HallOptions { Name = "云山市政务服务中心", EnglishName = "Yunshan Hall" });
        services.AddSingleton(hall);
        services.AddSingleton(new CurrentHallTexts(hall, Options.Create(new CopyOptions())));
        services.AddSingleton<ScreenStage>();
        services.AddSingleton<IScreenSource>(provider => provider.GetRequiredService<ScreenStage>());
        services.AddSingleton<Screens>();
        services.AddSingleton<PairingCodes>();
        services.AddSingleton<AskedWords>();
        services.AddSingleton<ScreenSpeech>();
        services.AddSingleton(provider => new ScreenPairing(
            desk.Database, desk.Audit, provider.GetRequiredService<PairingCodes>(),
            provider.GetRequiredService<Screens>(), provider.GetRequiredService<DeskClock>()));
    }
}
