using System.ComponentModel.DataAnnotations;

namespace CounterDesk.Web.SignIn;

/// <summary>The identity provider, what its claims are called, and how long a session lasts.</summary>
public sealed class SignInOptions
{
    public const string Section = "SignIn";

    /// <summary>The provider's address; its discovery document lies below it.</summary>
    [Required(ErrorMessage = "There is no identity provider. Set SignIn:Authority; docs/operations.md shows how.")]
    public Uri? Authority { get; set; }

    [Required(ErrorMessage = "Set SignIn:ClientId to the name that the identity provider knows this program by.")]
    public string ClientId { get; set; } = "";

    /// <summary>Empty for a public client.</summary>
    public string ClientSecret { get; set; } = "";

    /// <summary>False only where the provider is on this machine or for a trial.</summary>
    public bool RequireHttps { get; set; } = true;

    /// <summary>Asked for besides openid and profile.</summary>
    public string[] Scopes { get; set; } = [];

    public string NameClaim { get; set; } = "name";

    public string NumberClaim { get; set; } = "staff_number";

    public string CounterClaim { get; set; } = "counter";

    public string RoleClaim { get; set; } = "role";

    /// <summary>
    /// The own resident number, so that the report of a day can say who looked at herself or at a colleague. It is kept
    /// as keyed hash only. Empty where the provider does not tell it or the hall does not want it.
    /// </summary>
    public string PersonClaim { get; set; } = "";

    /// <summary>
    /// For a role of ours, what the provider calls it. A role that is not named here is called as we call it.
    /// </summary>
    public Dictionary<string, string[]> Roles { get; set; } = [];

    /// <summary>Without a key or a click for so long, the desk locks: the session ends, and the visit waits.</summary>
    [Range(typeof(TimeSpan), "00:02:00", "08:00:00",
        ErrorMessage = "SignIn:Idle must be between two minutes and eight hours.")]
    public TimeSpan Idle { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>So long before the desk locks, it says so.</summary>
    [Range(typeof(TimeSpan), "00:00:20", "00:10:00",
        ErrorMessage = "SignIn:Warning must be between twenty seconds and ten minutes.")]
    public TimeSpan Warning { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>However busy, the session ends so long after sign-in.</summary>
    [Range(typeof(TimeSpan), "00:10:00", "24:00:00",
        ErrorMessage = "SignIn:Longest must be between ten minutes and a day.")]
    public TimeSpan Longest { get; set; } = TimeSpan.FromHours(10);

    /// <summary>
    /// An account has one session: who signs in a second time is asked which to keep. False lets it have several.
    /// </summary>
    public bool OneSession { get; set; } = true;

    /// <summary>
    /// So often the provider is asked again who somebody is. Zero: never, and what it changes counts from the next
    /// sign-in.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00", ErrorMessage = "SignIn:Refresh must be between zero and an hour.")]
    public TimeSpan Refresh { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>So long after that a session goes on while the provider says nothing; then it locks.</summary>
    [Range(typeof(TimeSpan), "00:02:00", "12:00:00",
        ErrorMessage = "SignIn:SilentFor must be between two minutes and twelve hours.")]
    public TimeSpan SilentFor { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>
    /// From one address, on the way in. Signing in takes two; six with the demo hall's own provider. A hall may share
    /// one address.
    /// </summary>
    [Range(1, 100_000)]
    public int MostRequestsPerMinute { get; set; } = 300;
}
