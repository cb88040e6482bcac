using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using CounterDesk.Domain.Signing;

namespace CounterDesk.Web.External.LicenseSources.StandIn;

/// <summary>What one fictional province has and does, whatever it is asked in.</summary>
internal sealed class StandInProvince(ImmutableArray<StandInLicense> licenses, StandInTokens tokens, TimeProvider time)
{
    /// <summary>For so long a link is good.</summary>
    public static readonly TimeSpan LinkLife = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<string, (string Identifier, StandInCode State)> _codes = [];
    private readonly ConcurrentDictionary<string, (byte[] File, DateTimeOffset At)> _links = [];
    private readonly ConcurrentDictionary<string, int> _calls = [];
    private readonly ConcurrentDictionary<string, bool> _handedOver = [];
    private readonly ConcurrentDictionary<string, string> _authorized = [];
    private readonly ConcurrentDictionary<string, StandInReport> _reports = [];
    private int _receipts;

    /// <summary>What it publishes of its licenses.</summary>
    public StandInFeed Feed { get; init; } = new(licenses.Length, place => licenses[place]);

    public StandInBehavior Behavior { get; private set; }

    /// <summary>How often each of its interfaces was called.</summary>
    public IReadOnlyDictionary<string, int> Calls => _calls;

    /// <summary>How long it thinks before it answers.</summary>
    public TimeSpan Delay { get; set; }

    public TimeSpan Skew => Behavior is StandInBehavior.ClockSkew ? TimeSpan.FromMinutes(30) : TimeSpan.Zero;

    public void Follow(StandInBehavior behavior)
    {
        Behavior = behavior;
        if (behavior is StandInBehavior.ExpiredToken)
        {
            tokens.Forget();
        }

        if (behavior is StandInBehavior.CursorForgotten)
        {
            Feed.Forget();
        }

        if (behavior is StandInBehavior.ExpiredCode)
        {
            _authorized.Clear();
        }
    }

    public void Count(string path) => _calls.AddOrUpdate(path, 1, (_, before) => before + 1);

    /// <summary>A code for a license, as a phone would show it. It counts once. Null when nobody has that license.</summary>
    /// <param name="identifier">Of the license.</param>
    /// <param name="start">What its codes begin with.</param>
    /// <param name="state">How far the code is.</param>
    public string? Show(string identifier, string start, StandInCode state)
    {
        if (licenses.All(license => license.Identifier != identifier))
        {
            return null;
        }

        var code = start + RandomNumberGenerator.GetHexString(32);
        _codes[code] = (identifier, state);
        return code;
    }

    /// <summary>Which license a code stands for, or the code and the words by which it is refused.</summary>
    // Which codes tell an old code from a used one stands in no table: these are of this stand-in alone.
    public (StandInLicense? License, string Code, string Words) Redeem(string? code) =>
        code is null || !_codes.TryGetValue(code, out var shown) ? (null, "10", "二维码无效")
        : shown.State is StandInCode.Expired ? (null, "31", "二维码已过期")
        : shown.State is StandInCode.Fresh && _codes.TryUpdate(code, shown with { State = StandInCode.Used }, shown)
            ? (Find(shown.Identifier), "", "")
        : (null, "32", "二维码已使用");

    /// <summary>A code by which one license may be looked at.</summary>
    public string Authorize(StandInLicense license)
    {
        var code = time.GetUtcNow().ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture)
            + RandomNumberGenerator.GetHexString(12);
        _authorized[code] = license.Identifier;
        return code;
    }

    /// <summary>The license that a code was given for, or that a phone shows; null when there is none.</summary>
    public StandInLicense? AuthorizedBy(string? code) => code is null ? null
        : _authorized.TryGetValue(code, out var identifier) ? Find(identifier)
        : Redeem(code).License;

    public StandInLicense? Find(string? identifier) => licenses.FirstOrDefault(license => license.Identifier == identifier);

    /// <summary>A license is changed at its office, and that is published. False when there is none such.</summary>
    /// <param name="identifier">Of the license.</param>
    /// <param name="operation">status, withdraw or version.</param>
    /// <param name="status">In the office's own word, where that is what changes.</param>
    public bool Change(string identifier, string operation, string? status)
    {
        if (Find(identifier) is not { } license)
        {
            return false;
        }

        switch (operation)
        {
            case "status" when status is not null:
                Feed.Suspend(identifier, status);
                return true;
            case "withdraw":
                Feed.Withdraw(identifier);
                return true;
            case "version" when license.Reissue is { } reissue:
                Feed.Publish(reissue());
                return true;
            default:
                return false;
        }
    }

    /// <summary>The licenses of a holder, of one kind or of all; somebody else's when it misbehaves so.</summary>
    public ImmutableArray<StandInLicense> Of(string holder, string? kind) =>
    [
        .. from license in licenses
           where license.HolderCodes.Contains(holder) != (Behavior is StandInBehavior.AnotherHolder)
           where kind is null || license.KindCode == kind
           select license,
    ];

    /// <summary>The items of a license, as it misbehaves.</summary>
    public JsonObject Items(StandInLicense license)
    {
        var items = (JsonObject)license.Items.DeepClone();
        if (Behavior is StandInBehavior.FieldMissing)
        {
            items.Remove("certificate_issuing_authority_name");
        }

        if (Behavior is StandInBehavior.ExtraFields)
        {
            items["credit_level"] = "A";
            items["x"] = new JsonArray(1, 2);
        }

        return items;
    }

    /// <summary>The license, or another's when it misbehaves so.</summary>
    public StandInLicense Instead(StandInLicense license) =>
        Behavior is StandInBehavior.AnotherHolder ? licenses.First(other => other != license) : license;

    /// <summary>Makes the file of a license for a purpose; null when there is none.</summary>
    public byte[]? HandOver(StandInLicense license, string cause)
    {
        if (license.MakeFile(cause) is not { } file)
        {
            return null;
        }

        _handedOver[Convert.ToHexString(Sm3.Hash(file))] = true;
        return file;
    }

    /// <summary>The name under which a file can be fetched once, and not for long.</summary>
    public string Link(byte[] file)
    {
        var name = RandomNumberGenerator.GetHexString(32, lowercase: true);
        _links[name] = (file, time.GetUtcNow());
        return name;
    }

    public byte[]? Deliver(string link) =>
        _links.TryRemove(link, out var kept) && time.GetUtcNow() - kept.At < LinkLife ? kept.File : null;

    /// <summary>What a result says of a license whose number and holders were given: 0 to 3 by its status, 7 when they differ.</summary>
    public string Compare(JsonObject? said)
    {
        if (said is null)
        {
            return "6";
        }

        var found = Find(StandInQuestion.Text(said, "certIdentifier"));
        return found is null ? "5"
            : found.Number != StandInQuestion.Text(said, "certNo")
                || string.Join(';', found.HolderCodes) != StandInQuestion.Text(said, "holderCode") ? "7"
            : found.Status switch
            {
                "有效" => "0",
                "未激活" => "1",
                "暂停" => "2",
                _ => "3",
            };
    }

    /// <summary>What a result says of a file: 0 when it was handed over here.</summary>
    public string CompareFile(string? content)
    {
        var bytes = new byte[content?.Length ?? 0];
        return Convert.TryFromBase64String(content ?? "", bytes, out var length)
            && _handedOver.ContainsKey(Convert.ToHexString(Sm3.Hash(bytes.AsSpan(0, length))))
            ? "0"
            : "7";
    }

    /// <summary>The receipt of a report that came under a business number.</summary>
    public string TakeReport(string number, string? telephone, ImmutableArray<byte[]> files)
    {
        var receipt = string.Create(CultureInfo.InvariantCulture, $"YY{Interlocked.Increment(ref _receipts):00000000}");
        _reports[receipt] = new(number, "0", telephone, files);
        return receipt;
    }

    /// <summary>A report as it came; null when none has that receipt.</summary>
    public StandInReport? ReportOf(string receipt) => _reports.GetValueOrDefault(receipt);

    /// <summary>A report by its receipt, or by the business number that it came under.</summary>
    public (string Receipt, string Result)? FindReport(string? receipt, string? number) =>
        _reports.FirstOrDefault(report => receipt is null ? report.Value.Number == number : report.Key == receipt) is { Key: { } found } taken
            ? (found, taken.Value.Result)
            : null;

    /// <summary>The issuer answers a report. False when there is none such.</summary>
    public bool AnswerReport(string receipt, string result) =>
        _reports.TryGetValue(receipt, out var taken) && _reports.TryUpdate(receipt, taken with { Result = result }, taken);
}
