using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;

namespace CounterDesk.Web.SignIn;

/// <summary>
/// The provider's tokens by which it is asked again, as they lie in the database: under the keys that protect the
/// cookies, because whoever has those can be anybody already.
/// </summary>
internal sealed class RefreshTokens(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("SignIn.RefreshToken");

    public byte[]? Protect(string? token) =>
        token is null ? null : _protector.Protect(Encoding.UTF8.GetBytes(token));

    /// <summary>Null when the keys it was protected with are gone.</summary>
    public string? Unprotect(byte[] token)
    {
        try
        {
            return Encoding.UTF8.GetString(_protector.Unprotect(token));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
