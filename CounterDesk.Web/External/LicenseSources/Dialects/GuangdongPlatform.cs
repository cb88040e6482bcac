using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Sharing;
using CounterDesk.Domain.ShownCodes;

namespace CounterDesk.Web.External.LicenseSources.Dialects;

/// <summary>
/// A platform of the Guangdong family (license-app). What may be looked at is authorized first: by duty (依职能), by the
/// holder or by an agent, each signed in on a phone; then each license is read by the code of its authorization.
/// </summary>
internal sealed class GuangdongPlatform(PlatformSetup setup) : SharingPlatform(setup)
{
    private const int PageSize = 150;
    private const char Between = ',';

    private readonly GuangdongLicense _licenses = new(setup);
    private readonly GuangdongAuthCodes _codes = new(setup.Time);

    public override Task<PlatformAnswer<FoundLicenses>> SearchAsync(
        HolderCode holder, ImmutableArray<string> kinds, PlatformCall call, CancellationToken cancellationToken) =>
        ForItemAsync(call, () => PostAsync(
            PlatformOperation.Search, call,
            new JsonObject
            {
                ["identity_number"] = holder.Text,
                ["request_id"] = Guid.NewGuid().ToString("N"),
                ["page_size"] = PageSize,
                ["page_index"] = 1,
                ["operator"] = Operator(call),
            },
            root => WithRecords(root, (codes, records) =>
            {
                foreach (var (record, code) in Matched(codes, records))
                {
                    if (_licenses.IdentifierOf(record) is { } identifier)
                    {
                        _codes.Keep(call, identifier, code, holder);
                    }
                }

                return _licenses.ReadList(records, Math.Max(0, codes.Count - records.Count), holder);
            }),
            cancellationToken));

    public override Task<PlatformAnswer<License>> ReadAsync(
        LicenseIdentifier identifier, PlatformCall call, CancellationToken cancellationToken) =>
        AuthorizedAsync(identifier, call, code => GetAsync(
            PlatformOperation.Read, call, code,
            root => GuangdongReply.WithData(root, data => _licenses.Read(data, identifier)), cancellationToken), cancellationToken);

    public override async Task<PlatformAnswer<LicenseFile>> ReadFileAsync(
        LicenseIdentifier identifier, DateOnly until, PlatformCall call, CancellationToken cancellationToken) =>
        await FileOfAsync(
            await AuthorizedAsync(identifier, call, code => GetAsync(
                PlatformOperation.ReadFile, call, code,
                root => GuangdongReply.WithData(root, data => JsonReply.WithText(
                    data, "file_data", content => SentFile.ReadBase64(content, "file_data"))),
                cancellationToken), cancellationToken),
            cancellationToken);

    // What somebody shows is an authorization by itself.
    public override Task<PlatformAnswer<LicenseIdentifier>> ResolveAsync(
        ShownCode code, PlatformCall call, CancellationToken cancellationToken) =>
        GetAsync(
            PlatformOperation.Resolve, call, code.Token,
            root => GuangdongReply.WithData<LicenseIdentifier>(root, data =>
            {
                if (_licenses.IdentifierOf(data) is not { } identifier)
                {
                    return JsonReply.Fault<LicenseIdentifier>(AnswerFault.FieldMissing, Options.Guangdong.IdentifierField);
                }

                _codes.Keep(call, identifier, code.Token, holder: null);
                return new PlatformAnswer<LicenseIdentifier>.Answered(identifier);
            }),
            cancellationToken, isOnce: true);

    // Who has signed in on the phone has agreed by that; nobody is asked again.
    public override Task<PlatformAnswer<PhoneConsent>> BeginConsentAsync(
        ShownCode code, PhoneBearer bearer, ImmutableArray<string> kinds, PlatformCall call, CancellationToken cancellationToken) =>
        ForItemAsync(call, () => PostAsync(
            bearer switch
            {
                PhoneBearer.Holder => PlatformOperation.BeginConsent,
                PhoneBearer.Agent => PlatformOperation.BeginAgentConsent,
            },
            call, new JsonObject { ["credential"] = code.Token, ["cas_no"] = Options.Guangdong.CasNumber },
            root => WithRecords<PhoneConsent>(root, (codes, _) => codes.Count is 0
                ? new PlatformAnswer<PhoneConsent>.None()
                : new PlatformAnswer<PhoneConsent>.Answered(new(string.Join(Between, codes)))),
            cancellationToken, isOnce: true));

    public override Task<PlatformAnswer<PhoneReply>> PollConsentAsync(
        PhoneConsent consent, PlatformCall call, CancellationToken cancellationToken) =>
        Task.FromResult<PlatformAnswer<PhoneReply>>(new PlatformAnswer<PhoneReply>.Answered(new(PhoneState.Agreed, "")));

    public override async Task<PlatformAnswer<FoundLicenses>> FetchAsync(
        PhoneConsent consent, HolderCode holder, ImmutableArray<string> kinds, PlatformCall call, CancellationToken cancellationToken) =>
        JoinedAnswers.Of(await Task.WhenAll(consent.Transaction.Split(Between).Select(code => GetAsync(
            PlatformOperation.Read, call, code,
            root => GuangdongReply.WithData(root, data =>
            {
                if (_licenses.IdentifierOf(data) is { } identifier)
                {
                    _codes.Keep(call, identifier, code, holder: null);
                }

                return _licenses.ReadList([data], lost: 0, holder);
            }),
            cancellationToken))));

    protected override string UsualPathOf(PlatformOperation operation) => operation switch
    {
        PlatformOperation.Token => "/license-app/v1/security/login",
        PlatformOperation.Search => "/license-app/v1/license/auth",
        PlatformOperation.Read or PlatformOperation.Resolve => "/license-app/v1/license/get_license",
        PlatformOperation.ReadFile => "/license-app/v1/license/archive",
        PlatformOperation.BeginConsent => "/license-app/v1/license/holder",
        PlatformOperation.BeginAgentConsent => "/license-app/v1/license/entrust",
        PlatformOperation.CheckCard or PlatformOperation.DeliverFile or PlatformOperation.Verify or PlatformOperation.VerifyFile
            or PlatformOperation.PollConsent or PlatformOperation.FetchConsented
            or PlatformOperation.ReportMissing or PlatformOperation.ReportWrong or PlatformOperation.ReportUnloadable or PlatformOperation.FollowReport
            or PlatformOperation.ReadChanges => "",
    };

    protected override async Task<PlatformAnswer<PlatformSignIn>> SignInAsync()
    {
        var body = new JsonObject
        {
            ["app_key"] = Options.Guangdong.AppKey,
            ["app_secret"] = Options.Guangdong.AppSecret,
            ["account"] = Options.Account,
            ["password"] = Options.Guangdong.Password,
        };
        if (Options.Guangdong.OrgCode.Length > 0)
        {
            body["org_code"] = Options.Guangdong.OrgCode;
        }

        var answer = await ExchangeAsync(
            Signed(PathOf(PlatformOperation.Token), Write(body)),
            reply => GuangdongReply.Read(reply, root => JsonReply.WithText<PlatformSignIn>(
                root.TryGetProperty("access_token", out _) ? root : root.TryGetProperty("data", out var data) ? data : root,
                "access_token", token => new PlatformAnswer<PlatformSignIn>.Answered(new(Options.Account, token)))),
            CancellationToken.None);

        // Whatever it is called, here it is the sign-in that was refused.
        return answer is PlatformAnswer<PlatformSignIn>.Refused(PlatformRefusal.UnknownCode, var code)
            ? new PlatformAnswer<PlatformSignIn>.Refused(PlatformRefusal.SignIn, code)
            : answer;
    }

    private static byte[] Write(JsonObject body) => JsonSerializer.SerializeToUtf8Bytes(body, NationalRequest.Readable);

    // The desk knows no resident numbers of clerks; the staff number stands where they would.
    private static JsonObject Operator(PlatformCall call) => new()
    {
        ["account"] = call.OperatorNumber,
        ["name"] = call.OperatorName,
        ["identity_num"] = call.OperatorNumber,
        ["role"] = call.OperatorRole,
        ["division"] = call.Terminal,
        ["division_code"] = call.Region,
        ["service_org"] = call.OfficeName,
        ["service_org_code"] = call.OfficeCode,
    };

    // Nothing is authorized but for an item of the list.
    private static Task<PlatformAnswer<T>> ForItemAsync<T>(PlatformCall call, Func<Task<PlatformAnswer<T>>> ask) =>
        string.IsNullOrWhiteSpace(call.ItemCode)
            ? Task.FromResult<PlatformAnswer<T>>(new PlatformAnswer<T>.NotAsked(NotAskedReason.CallIncomplete))
            : ask();

    // Codes of authorizations stand beside the records, in the same order or with the license's own code at their end.
    private static PlatformAnswer<T> WithRecords<T>(
        JsonElement root, Func<IReadOnlyList<string>, IReadOnlyList<JsonElement>, PlatformAnswer<T>> read)
    {
        if (!root.TryGetProperty("auth_codes", out var list) || list.ValueKind is not JsonValueKind.Array)
        {
            return JsonReply.Fault<T>(AnswerFault.FieldMissing, "auth_codes");
        }

        IReadOnlyList<string> codes =
            [.. list.EnumerateArray().Where(code => code.ValueKind is JsonValueKind.String).Select(code => code.GetString()!)];
        var hasData = root.TryGetProperty("data", out var data) && data.ValueKind is not JsonValueKind.Null;
        return codes.Count is 0 && !hasData
            ? new PlatformAnswer<T>.None()
            : GuangdongReply.WithData(root, records => records.ValueKind is JsonValueKind.Array
                ? read(codes, [.. records.EnumerateArray()])
                : JsonReply.Fault<T>(AnswerFault.WrongType, "data"));
    }

    private static IEnumerable<(JsonElement Record, string Code)> Matched(
        IReadOnlyList<string> codes, IReadOnlyList<JsonElement> records) =>
        from at in Enumerable.Range(0, records.Count)
        let own = records[at].ValueKind is JsonValueKind.Object && records[at].TryGetProperty("license_code", out var text) ? text.ToString() : ""
        let code = (own.Length > 0 ? codes.FirstOrDefault(code => code.EndsWith($"_{own}", StringComparison.Ordinal)) : null)
            ?? (codes.Count == records.Count ? codes[at] : null)
        where code is not null
        select (records[at], code);

    private async Task<PlatformAnswer<T>> AuthorizedAsync<T>(
        LicenseIdentifier identifier, PlatformCall call, Func<string, Task<PlatformAnswer<T>>> ask, CancellationToken cancellationToken)
    {
        if (_codes.Find(call, identifier) is not { } given)
        {
            return new PlatformAnswer<T>.NotAsked(NotAskedReason.CallIncomplete);
        }

        var answer = await ask(given.Code);
        if (answer is not PlatformAnswer<T>.Refused(PlatformRefusal.CodeExpired, _) || given.Holder is not { } holder)
        {
            return answer;
        }

        // What was authorized by duty is authorized again for the same matter.
        var again = await SearchAsync(holder, [], call, cancellationToken);
        return again is not PlatformAnswer<FoundLicenses>.Answered ? again.Then<T>(_ => answer)
            : _codes.Find(call, identifier) is { } renewed && renewed != given ? await ask(renewed.Code)
            : answer;
    }

    private Task<PlatformAnswer<T>> PostAsync<T>(
        PlatformOperation operation, PlatformCall call, JsonObject body, Func<JsonElement, PlatformAnswer<T>> read,
        CancellationToken cancellationToken, bool isOnce = false)
    {
        body["service_item_code"] = call.ItemCode;
        body["service_item_name"] = call.ItemName;
        body["biz_num"] = call.BusinessNumber;
        var written = Write(body);
        return AskAsync(
            operation, call,
            (signIn, path) => Signed($"{path}?access_token={Uri.EscapeDataString(signIn.Token)}", written) with { IsOnce = isOnce },
            reply => GuangdongReply.Read(reply, read), cancellationToken);
    }

    private Task<PlatformAnswer<T>> GetAsync<T>(
        PlatformOperation operation, PlatformCall call, string authCode, Func<JsonElement, PlatformAnswer<T>> read,
        CancellationToken cancellationToken, bool isOnce = false) =>
        AskAsync(
            operation, call,
            (signIn, path) => new PlatformQuestion(
                $"{path}?auth_code={Uri.EscapeDataString(authCode)}&access_token={Uri.EscapeDataString(signIn.Token)}", null)
            {
                IsOnce = isOnce,
            },
            reply => GuangdongReply.Read(reply, read), cancellationToken);
}
