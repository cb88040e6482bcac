using System.ComponentModel.DataAnnotations;
using CounterDesk.Domain.Sharing;
using CounterDesk.Web.External.LicenseSources.Dialects;

namespace CounterDesk.Web.External.LicenseSources;

/// <summary>The sharing platforms that the hall asks besides its own library. Without one the library is asked alone.</summary>
public sealed class LicenseSourceOptions
{
    public const string Section = "LicenseSources";

    /// <summary>The hall's unified social credit code, which goes with every call.</summary>
    [StringLength(18)]
    public string OfficeCode { get; set; } = "";

    /// <summary>How long a platform has to answer one call, its whole answer included. A second try has as long again.</summary>
    [Range(1, 30)]
    public int TimeoutSeconds { get; set; } = 3;

    /// <summary>How many calls of this program may be on their way to one platform at once.</summary>
    [Range(1, 500)]
    public int MostAtOnce { get; set; } = 40;

    /// <summary>For how long a platform that failed several times is left alone.</summary>
    [Range(1, 600)]
    public int RestSeconds { get; set; } = 15;

    /// <summary>
    /// How old what the hall's library knows of a license may be, in hours, before its status is asked anew when it is
    /// opened; 0: as old as it likes.
    /// </summary>
    [Range(0, 8760)]
    public int FreshHours { get; set; }

    /// <summary>By key: letters and digits, which never change, since copies and the log name them.</summary>
    public Dictionary<string, PlatformOptions> Platforms { get; init; } = [];
}

/// <summary>One sharing platform as its settings have it.</summary>
public sealed class PlatformOptions
{
    [StringLength(40)]
    public string Name { get; set; } = "";

    [StringLength(60)]
    public string EnglishName { get; set; } = "";

    /// <summary>Where the paths of its interfaces begin.</summary>
    public Uri? Address { get; set; }

    /// <summary>What it speaks.</summary>
    public PlatformDialect Dialect { get; set; }

    /// <summary>How the platform knows the hall (accountId).</summary>
    [StringLength(60)]
    public string Account { get; set; } = "";

    /// <summary>What only Shandong's dialect needs.</summary>
    public ShandongOptions Shandong { get; init; } = new();

    /// <summary>What only the Guangdong family's dialect needs.</summary>
    public GuangdongOptions Guangdong { get; init; } = new();

    /// <summary>What only Shanghai's dialect needs.</summary>
    public ShanghaiOptions Shanghai { get; init; } = new();

    /// <summary>What only reports to issuers need.</summary>
    public FujianOptions Fujian { get; init; } = new();

    /// <summary>The SHA-256 of its certificate, where no authority that this machine trusts has issued it.</summary>
    public string CertificateSha256 { get; set; } = "";

    /// <summary>Without encryption; only for a stand-in, on this machine.</summary>
    public bool AllowPlain { get; set; }

    /// <summary>Its people are invented. Never in Production.</summary>
    public bool StandIn { get; set; }

    /// <summary>First digits of the regions of holders that it is asked for; everybody, when there are none.</summary>
    public HashSet<string> HolderRegions { get; init; } = [];

    /// <summary>First digits of the regions of offices whose licenses it is asked for; all, when there are none.</summary>
    public HashSet<string> IssuerRegions { get; init; } = [];

    /// <summary>Codes of the kinds that it is asked for; all, when there are none.</summary>
    public HashSet<string> Kinds { get; init; } = [];

    /// <summary>First characters of the e-license codes that it makes. A code goes to its own source and nowhere else.</summary>
    public HashSet<string> CodeStarts { get; init; } = [];

    /// <summary>Paths that are not the usual ones of its dialect, by <see cref="PlatformOperation"/>; an empty one: not offered.</summary>
    public Dictionary<PlatformOperation, string> Paths { get; init; } = [];

    /// <summary>What the platform's own codes mean that stand in no table, by code.</summary>
    public Dictionary<string, PlatformRefusal> Codes { get; init; } = [];
}

/// <summary>In what words a platform is asked and answers.</summary>
public enum PlatformDialect
{
    /// <summary>The shape of GB/T 36906 with the national gateway's names.</summary>
    National,

    /// <summary>Shandong's: what it answers is enciphered for the hall.</summary>
    Shandong,

    /// <summary>That of the Guangdong family (license-app): each license is authorized first, and read by a code.</summary>
    Guangdong,

    /// <summary>Shanghai's: a person's number is enciphered for the hall first, by her identity card.</summary>
    Shanghai,
}

/// <summary>What a platform can be asked for, each at a path of its own.</summary>
public enum PlatformOperation
{
    Token,

    /// <summary>What stands for a person's number, by her identity card.</summary>
    CheckCard,
    Search,
    Read,
    ReadFile,

    /// <summary>The file itself, where reading it gives only a name for it.</summary>
    DeliverFile,
    Verify,
    VerifyFile,
    Resolve,
    BeginConsent,
    BeginAgentConsent,
    PollConsent,
    FetchConsented,
    ReportMissing,
    ReportWrong,
    ReportUnloadable,
    FollowReport,
    ReadChanges,
}
