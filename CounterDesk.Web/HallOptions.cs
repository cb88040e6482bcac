using System.ComponentModel.DataAnnotations;

namespace CounterDesk.Web;

/// <summary>Which hall this is. It stands on every page, in every copy's number and in every copy's code.</summary>
public sealed class HallOptions
{
    public const string Section = "Hall";

    [Required, StringLength(60)]
    public string Name { get; set; } = "";

    [Required, StringLength(120)]
    public string EnglishName { get; set; } = "";

    /// <summary>Four digits, unique in the installation: the first part of every copy's number.</summary>
    [Required, RegularExpression("^[0-9]{4}$", ErrorMessage = "Hall:Code must be four digits.")]
    public string Code { get; set; } = "";

    /// <summary>Six digits by GB/T 2260; 9999xx is nowhere.</summary>
    [Required, RegularExpression("^[0-9]{6}$", ErrorMessage = "Hall:Region must be six digits.")]
    public string Region { get; set; } = "";

    /// <summary>Whom a receiver in doubt may ring.</summary>
    [Required, StringLength(40)]
    public string Phone { get; set; } = "";

    /// <summary>Where the public reaches the check page: scheme, host and port. It is printed in every copy's code and never changes.</summary>
    [Required]
    public Uri? PublicAddress { get; set; }

    /// <summary>How long a copy may be used, unless the license ends before. Counted from the day it is made.</summary>
    [Range(1, 3650)]
    public int CopyValidityDays { get; set; } = 30;

    /// <summary>Cookies go over TLS only, unless the hall is reached without it, as on a desk that is being tried out.</summary>
    internal CookieSecurePolicy CookieSecurity =>
        PublicAddress?.Scheme == Uri.UriSchemeHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
}
