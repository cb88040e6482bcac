using System.Collections.Immutable;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Paper;
using CounterDesk.Domain.Verification;
using CounterDesk.Domain.Visits;
using CounterDesk.Domain.Visits.Papers;
using CounterDesk.Web;
using CounterDesk.Web.Copies;
using CounterDesk.Web.Data;
using CounterDesk.Web.Demo;
using CounterDesk.Web.Visits.Papers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Tests.Support;

/// <summary>The papers of an ordinary visit, on 2026-03-18 at counter 12.</summary>
internal static class SomeVisitPapers
{
    private static readonly Guid _visit = new("0193562a-0000-7000-8000-00005f3a91c2");

    public static ConsentSlipModel Consent(string language = "zh-CN") => new()
    {
        Maker = Maker(language),
        Number = ConsentSlipModel.NumberOf(_visit, 1),
        MaskedName = "顾*河",
        Role = PartyRole.Applicant,
        Matter = "个人住房公积金贷款申请",
        ItemCode = "11999900MB0TE5T01T4442124001000",
        Recipient = "云山农村商业银行青崖支行",
        CopyUntil = new(2026, 6, 15),
        Licenses = [Asked(SomeLicenses.MarriageCertificate)],
        Basis = BasisKind.HolderAuthorization,
        SlipMonths = 6,
        LogMonths = 6,
    };

    /// <summary>The same without asking: a provision lets the office look.</summary>
    public static ConsentSlipModel Notice(string language = "zh-CN") => Consent(language) with
    {
        Basis = BasisKind.StatutoryDuty, Provision = "《社会救助暂行办法》第五十八条",
    };

    /// <summary>The kinds that an agent is asked about, so many that they take several pages.</summary>
    public static ImmutableArray<string> AgentKinds { get; } =
    [
        SomeLicenses.BirthCertificate, SomeLicenses.BusinessLicense, SomeLicenses.DisabilityCertificate,
        SomeLicenses.HouseholdRegister, SomeLicenses.MarriageCertificate, SomeLicenses.RealEstateCertificate,
        SomeLicenses.ResidentIdCard,
    ];

    /// <summary>An agent decides for the principal.</summary>
    public static ConsentSlipModel ConsentOfAgent(string language = "zh-CN") => Consent(language) with
    {
        Number = ConsentSlipModel.NumberOf(_visit, 2),
        MaskedName = "王*",
        Role = PartyRole.Agent,
        MaskedHolder = "顾*河",
        Basis = BasisKind.Mandate,
        Licenses = [.. AgentKinds.Select(Asked)],
    };

    public static WhoLookedModel WhoLooked(string language = "zh-CN") => new()
    {
        Maker = Maker(language),
        Number = ConsentSlipModel.NumberOf(_visit, 1),
        MaskedName = "顾*河",
        From = new(2026, 3, 18),
        To = new(2026, 3, 18),
        IsOfVisit = true,
        Looks =
        [
            Look(9, 5, [new LookStep.Searched(AuditOutcome.CouldNotBeTold)]) with { Counter = "3", ClerkNumber = null },
            Look(10, 38, [new LookStep.Searched(AuditOutcome.Done)]),
            Look(
                10, 39,
                [
                    new LookStep.Opened(AuditOutcome.Done),
                    new LookStep.Verified(GenuineAnswer.Yes, InForceAnswer.Yes),
                    new LookStep.Revealed(1),
                    new LookStep.Copied("00042-6", new(2026, 6, 15), CopyFate.HandedOut),
                ],
                SomeLicenses.MarriageCertificate),
            Look(
                10, 41,
                [
                    new LookStep.Opened(AuditOutcome.Done),
                    new LookStep.Verified(GenuineAnswer.CouldNotBeTold, InForceAnswer.Expired),
                ],
                SomeLicenses.ResidentIdCard),
        ],
        Objections = ["Y0007-260318-0003"],
        LogMonths = 6,
    };

    /// <summary>All that may be told of half a year: at another hall, for somebody else's matter, by an agent.</summary>
    public static WhoLookedModel WhoEverLooked(string language = "zh-CN") => WhoLooked(language) with
    {
        From = new(2025, 9, 18),
        IsOfVisit = false,
        Looks =
        [
            .. WhoLooked(language).Looks.Reverse().Select(look => look with { ClerkNumber = null, Role = "clerk" }),
            Look(9, 7, [new LookStep.WhoLookedAsked(AuditOutcome.Done)]) with { ClerkNumber = null, Role = "clerk", At = new(2026, 2, 3, 9, 7, 0, TimeSpan.FromHours(8)), },
            Look(9, 2, [new LookStep.NotSearched()]) with
            {
                At = new(2026, 2, 3, 9, 2, 0, TimeSpan.FromHours(8)), Hall = "0008", Counter = "7", Role = "clerk",
                ClerkNumber = null, Matter = null, Recipient = null, Basis = null,
            },
            Look(15, 7, [new LookStep.ProofRead(AuditOutcome.Done)]) with
            {
                At = new(2026, 1, 20, 15, 7, 0, TimeSpan.FromHours(8)), Counter = null, Role = "auditor",
                ClerkNumber = null, Matter = null, Recipient = null, Basis = BasisKind.StatutoryDuty,
            },
        ],
        Copies =
        [
            new()
            {
                Kind = NamesOf(SomeLicenses.MarriageCertificate), NumberTail = "00042-6",
                MadeAt = new(2026, 3, 18, 10, 41, 0, TimeSpan.FromHours(8)), Recipient = "云山农村商业银行青崖支行",
                Until = new(2026, 6, 15), Fate = CopyFate.HandedOut,
                Checks = [new(2026, 3, 18, 10, 45, 0, TimeSpan.FromHours(8))],
            },
            new()
            {
                Kind = NamesOf(SomeLicenses.ResidentIdCard), NumberTail = "00007-1",
                MadeAt = new(2025, 12, 1, 8, 30, 0, TimeSpan.FromHours(8)), Until = new(2025, 12, 31),
                Fate = CopyFate.HandedOut,
            },
        ],
    };

    public static WhoLookedModel NobodyEverLooked(string language = "zh-CN") =>
        WhoEverLooked(language) with { Looks = [], Copies = [], Objections = [] };

    public static WhoLookedModel NobodyLooked(string language = "zh-CN") =>
        WhoLooked(language) with { Looks = [], Objections = [] };

    public static PaperWayModel PaperWay(string language = "zh-CN") => new()
    {
        Maker = Maker(language),
        Number = ConsentSlipModel.NumberOf(_visit, 1),
        Cause = PaperCause.Refused,
        Matter = "个人住房公积金贷款申请",
        Office = "云山市住房公积金管理中心",
        Where = language == "zh-CN" ? "云山市政务服务中心12号窗口" : "counter 12 of this hall",
        Hours = language == "zh-CN" ? "工作日 9:00 到 17:00" : "working days, 9:00 to 17:00",
        Until = new(2026, 4, 17),
        Materials =
        [
            new(NamesOf(SomeLicenses.MarriageCertificate), MaterialNeed.Original),
            new(NamesOf(SomeLicenses.ResidentIdCard), MaterialNeed.OriginalAndCopy),
            new(NamesOf(SomeLicenses.RealEstateCertificate), MaterialNeed.OriginalSurrendered)
            {
                Where = language == "zh-CN" ? "6号窗口" : "counter 6",
            },
            new(NamesOf(SomeLicenses.HouseholdRegister), MaterialNeed.Copy),
            new(new("贷款申请表", "贷款申请表"), MaterialNeed.Nothing),
        ],
    };

    public static HandOutSlipModel HandOut(string language = "zh-CN") => new()
    {
        Maker = Maker(language),
        Number = ConsentSlipModel.NumberOf(_visit, 1),
        CopyNumber = "0007-260318-00042-6",
        License = NamesOf(SomeLicenses.MarriageCertificate),
        MaskedHolder = "林*英",
        Recipient = "云山农村商业银行青崖支行",
        ValidUntil = new(2026, 6, 15),
        MaskedFetcher = "顾*河",
        Form = RequestForm.Letter,
        WrittenOn = new(2026, 3, 12),
    };

    public static Document Compose(HandOutSlipModel model, Edition edition, string language = "zh-CN") =>
        new HandOutSlip(model, edition, WordsIn(language)).Compose();

    public static VisitPapers Of(TestDesk desk) => new(
        desk.Database, desk.Audit, desk.Contents, SomeCopyDesk.Fonts, ReaderOf(), SomeCopyDesk.Texts,
        Options.Create(new VisitPaperOptions()), new DemoOptions { Enabled = true }, new DeskClock(desk.Time));

    public static LookReader ReaderOf(VisitPaperOptions? options = null) => new(
        SomeLicenses.Catalog, Options.Create(SomeCopyDesk.Hall), Options.Create(options ?? new()));

    /// <summary>Answers who looked, as the options say.</summary>
    public static WhoLookedDesk WhoLookedOf(
        TestDesk desk, VisitPaperOptions? options = null, IDbContextFactory<CounterDeskDb>? databases = null) => new(
        databases ?? desk.Database, desk.Audit, desk.Contents, Of(desk), ReaderOf(options), SomeKeys.Ring,
        Options.Create(options ?? new()), new DeskClock(desk.Time));

    public static Document Compose(ConsentSlipModel model, Edition edition, string language = "zh-CN") =>
        new ConsentSlip(model, edition, WordsIn(language)).Compose();

    public static Document Compose(WhoLookedModel model, Edition edition, string language = "zh-CN") =>
        new WhoLooked(model, edition, WordsIn(language)).Compose();

    public static Document Compose(PaperWayModel model, Edition edition, string language = "zh-CN") =>
        new PaperWay(model, edition, WordsIn(language)).Compose();

    public static DocumentWords WordsIn(string language) => PaperWords.In<VisitPaperText>(language);

    private static PaperMaker Maker(string language) => new(
        language == "zh-CN" ? SomeCopyDesk.Hall.Name : SomeCopyDesk.Hall.EnglishName, SomeCopyDesk.Hall.Phone, "12",
        "0386", new(2026, 3, 18, 10, 42, 0, TimeSpan.FromHours(8)), IsDemo: true);

    private static Look Look(int hour, int minute, LookStep[] steps, string? kind = null) => new()
    {
        At = new(2026, 3, 18, hour, minute, 0, TimeSpan.FromHours(8)),
        Counter = "12",
        ClerkNumber = "0386",
        Kind = kind is null ? null : NamesOf(kind),
        Matter = "个人住房公积金贷款申请",
        Recipient = "云山农村商业银行青崖支行",
        Basis = BasisKind.HolderAuthorization,
        Steps = [.. steps],
    };

    // What identifies somebody else stays covered.
    private static AskedLicense Asked(string code)
    {
        var fields = SomeLicenses.Catalog.Find(code)!.Fields
            .ToLookup(IsCovered, field => new TwoNames(field.Label, field.EnglishLabel));
        return new(NamesOf(code), [.. fields[false]], [.. fields[true]]);
    }

    private static bool IsCovered(FaceField field) =>
        field is { IsOfAnotherPerson: true, Type: FaceFieldType.ResidentId or FaceFieldType.IdentityDocument };

    private static TwoNames NamesOf(string code)
    {
        var kind = SomeLicenses.Catalog.Find(code)!;
        return new(kind.Name, kind.EnglishName);
    }
}
