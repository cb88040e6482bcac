using System.ComponentModel.DataAnnotations;

namespace CounterDesk.Web;

/// <summary>Which hall this is. It stands on every page, in every copy's number and in every copy's code.</summary>
public sealed class HallOptions
{
    public const string Section = "Hall";

    private const string FourDigits = "Set Hall:Code to the four digits of this hall, unique in the installation.";
    private const string SixDigits = "Set Hall:Region to the six digits of the region's code.";

    [Required(ErrorMessage = "Set Hall:Name to the hall's name, as it stands on papers."), StringLength(60)]
    public string Name { get; set; } = "";

    [Required(ErrorMessage = "Set Hall:EnglishName to the hall's name in English."), StringLength(120)]
    public string EnglishName { get; set; } = "";

    /// <summary>Four digits, unique in the installation: the first part of every copy's number.</summary>
    [Required(ErrorMessage = FourDigits), RegularExpression("^[0-9]{4}$", ErrorMessage = FourDigits)]
    public string Code { get; set; } = "";

    /// <summary>Six digits by GB/T 2260; 9999xx is nowhere.</summary>
    [Required(ErrorMessage = SixDigits), RegularExpression("^[0-9]{6}$", ErrorMessage = SixDigits)]
    public string Region { get; set; } = "";

    /// <summary>Whom a receiver in doubt may ring.</summary>
    [Required(ErrorMessage = "Set Hall:Phone to the number a receiver of a copy may ring."), StringLength(40)]
    public string Phone { get; set; } = "";

    /// <summary>
    /// Where the public reaches the check page: scheme, host and port. It is printed in every copy's code and never
    /// changes.
    /// </summary>
    [Required(ErrorMessage = "Set Hall:PublicAddress to where the public reaches the check page.")]
    public Uri? PublicAddress { get; set; }

    /// <summary>How long a copy may be used, unless the license ends before. Counted from the day it is made.</summary>
    [Range(1, 3650)]
    public int CopyValidityDays { get; set; } = 30;

    /// <summary>From which age on people come first.</summary>
    [Range(50, 120)]
    public int PriorityAge { get; set; } = 70;

    /// <summary>For how many months numbers and times of a visit are kept; at least six (网络安全法).</summary>
    [Range(6, 240)]
    public int KeepMonths { get; set; } = 6;

    /// <summary>
    /// Cookies go over TLS only, unless the hall is reached without it, as on a desk that is being tried out.
    /// </summary>
    internal CookieSecurePolicy CookieSecurity =>
        PublicAddress?.Scheme == Uri.UriSchemeHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
}
