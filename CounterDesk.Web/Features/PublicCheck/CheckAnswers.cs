using System.Security.Cryptography;
using CounterDesk.Web.Copies;
using Microsoft.Extensions.Caching.Memory;

namespace CounterDesk.Web.Features.PublicCheck;

/// <summary>
/// Holds answers for a few minutes under addresses of one use, so that a code never stands in the address of a page
/// that is looked at, shared or kept in a history.
/// </summary>
internal sealed class CheckAnswers : IDisposable
{
    public static readonly TimeSpan Kept = TimeSpan.FromMinutes(5);

    private const int MostAnswers = 10_000;
    private const int TokenLength = 16;

    private readonly MemoryCache _answers = new(new MemoryCacheOptions { SizeLimit = MostAnswers });

    public void Dispose() => _answers.Dispose();

    /// <summary>Keeps the answer and returns what its address ends with.</summary>
    public string Keep(CheckedCopy answer) => Keep(answer, Kept);

    /// <inheritdoc cref="Keep(CheckedCopy)"/>
    public string Keep(CheckedCopy answer, TimeSpan kept)
    {
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenLength));
        _answers.Set(token, answer, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = kept, Size = 1 });
        return token;
    }

    /// <summary>Its address has been used.</summary>
    public void Forget(string token) => _answers.Remove(token);

    /// <summary>Null when the minutes are over.</summary>
    public CheckedCopy? Find(string token) => _answers.Get<CheckedCopy>(token);
}
