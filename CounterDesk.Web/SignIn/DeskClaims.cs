namespace CounterDesk.Web.SignIn;

/// <summary>
/// The claims of somebody signed in. A provider's own names end at sign-in; everything after it knows these.
/// </summary>
public static class DeskClaims
{
    public const string Subject = "sub";
    public const string Number = "staff_number";
    public const string Name = "name";
    public const string Counter = "counter";
    public const string Role = "role";
}
