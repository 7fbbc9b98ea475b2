class BertEmbeddingsWordEmbeddings(Module):
  __parameters__ = ["weight", ]
  __buffers__ = []
  training : bool
  weight : Tensor

class BertEmbeddingsPositionEmbeddings(Module):
  __parameters__ = ["weight", ]
  __buffers__ = []
  training : bool
  weight : Tensor

class BertEmbeddingsTokenTypeEmbeddings(Module):
  __parameters__ = ["weight", ]
  __buffers__ = []
  training : bool
  weight : Tensor

class BertEmbeddingsLayerNorm(Module):
  __parameters__ = ["weight", "bias", ]
  __buffers__ = []
  training : bool
  weight : Tensor
  bias : Tensor

class BertEmbeddings(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  word_embeddings : __torch__.BertEmbeddingsWordEmbeddings
  position_embeddings : __torch__.BertEmbeddingsPositionEmbeddings
  token_type_embeddings : __torch__.BertEmbeddingsTokenTypeEmbeddings
  LayerNorm : __torch__.BertEmbeddingsLayerNorm

class BertEncoderLayerBlockAttentionSelfQuery(Module):
  __parameters__ = ["weight", "bias", ]
  __buffers__ = []
  training : bool
  weight : Tensor
  bias : Tensor

class BertEncoderLayerBlockAttentionSelfKey(Module):
  __parameters__ = ["weight", "bias", ]
  __buffers__ = []
  training : bool
  weight : Tensor
  bias : Tensor

class BertEncoderLayerBlockAttentionSelfValue(Module):
  __parameters__ = ["weight", "bias", ]
  __buffers__ = []
  training : bool
  weight : Tensor
  bias : Tensor

class BertEncoderLayerBlockAttentionSelf(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  query : __torch__.BertEncoderLayerBlockAttentionSelfQuery
  key : __torch__.BertEncoderLayerBlockAttentionSelfKey
  value : __torch__.BertEncoderLayerBlockAttentionSelfValue

class BertEncoderLayerBlockAttentionOutputDense(Module):
  __parameters__ = ["weight", "bias", ]
  __buffers__ = []
  training : bool
  weight : Tensor
  bias : Tensor

class BertEncoderLayerBlockAttentionOutputLayerNorm(Module):
  __parameters__ = ["weight", "bias", ]
  __buffers__ = []
  training : bool
  weight : Tensor
  bias : Tensor

class BertEncoderLayerBlockAttentionOutput(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  dense : __torch__.BertEncoderLayerBlockAttentionOutputDense
  LayerNorm : __torch__.BertEncoderLayerBlockAttentionOutputLayerNorm

class BertEncoderLayerBlockAttention(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  self : __torch__.BertEncoderLayerBlockAttentionSelf
  output : __torch__.BertEncoderLayerBlockAttentionOutput

class BertEncoderLayerBlockIntermediateDense(Module):
  __parameters__ = ["weight", "bias", ]
  __buffers__ = []
  training : bool
  weight : Tensor
  bias : Tensor

class BertEncoderLayerBlockIntermediate(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  dense : __torch__.BertEncoderLayerBlockIntermediateDense

class BertEncoderLayerBlockOutputDense(Module):
  __parameters__ = ["weight", "bias", ]
  __buffers__ = []
  training : bool
  weight : Tensor
  bias : Tensor

class BertEncoderLayerBlockOutputLayerNorm(Module):
  __parameters__ = ["weight", "bias", ]
  __buffers__ = []
  training : bool
  weight : Tensor
  bias : Tensor

class BertEncoderLayerBlockOutput(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  dense : __torch__.BertEncoderLayerBlockOutputDense
  LayerNorm : __torch__.BertEncoderLayerBlockOutputLayerNorm

class BertEncoderLayerBlock(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  attention : __torch__.BertEncoderLayerBlockAttention
  intermediate : __torch__.BertEncoderLayerBlockIntermediate
  output : __torch__.BertEncoderLayerBlockOutput

class BertEncoderLayer(Module):
  __parameters__ = []
  __buffers__ = []
  __annotations__ = []
  training : bool
  __annotations__["0"] = __torch__.BertEncoderLayerBlock

class BertEncoder(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  layer : __torch__.BertEncoderLayer

class BertPoolerDense(Module):
  __parameters__ = ["weight", "bias", ]
  __buffers__ = []
  training : bool
  weight : Tensor
  bias : Tensor

class BertPooler(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  dense : __torch__.BertPoolerDense

class Bert(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  embeddings : __torch__.BertEmbeddings
  encoder : __torch__.BertEncoder
  pooler : __torch__.BertPooler

class Classifier(Module):
  __parameters__ = ["weight", "bias", ]
  __buffers__ = []
  training : bool
  weight : Tensor
  bias : Tensor

class Moments(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  first_moments : List[Tensor]
  second_moments : List[Tensor]

class Program(Module):
  __parameters__ = []
  __buffers__ = ["steps", ]
  training : bool
  bert : __torch__.Bert
  classifier : __torch__.Classifier
  vocabulary_size : int
  context_length : int
  companions : int
  labels : int
  decayed : __torch__.Moments
  undecayed : __torch__.Moments
  steps : Tensor
  seed : int
  def scores(self: __torch__.Program, tokens: Tensor, key_mask: Tensor, segments: Tensor, training: bool) -> Tensor:
    batch = torch.size(tokens, 0)
    time = torch.size(tokens, 1)
    embeddings_word_embeddings = torch.embedding(self.bert.embeddings.word_embeddings.weight, tokens)
    embeddings_position_embeddings = torch.slice(self.bert.embeddings.position_embeddings.weight, 0, 0, time)
    embeddings_token_type_embeddings = torch.embedding(self.bert.embeddings.token_type_embeddings.weight, segments)
    x = torch.flatten(torch.add(embeddings_word_embeddings, embeddings_position_embeddings), 0, 1)
    x_2 = torch.flatten(embeddings_token_type_embeddings, 0, 1)
    x_3 = torch.add(x, x_2)
    embeddings_LayerNorm = torch.layer_norm(x_3, [16], self.bert.embeddings.LayerNorm.weight, self.bert.embeddings.LayerNorm.bias, 1.0E-12)
    embeddings_LayerNorm_2 = torch.dropout(embeddings_LayerNorm, 0.1, training)
    encoder_layer0 = getattr(self.bert.encoder.layer, "0")
    encoder_layer0_attention_self_query = torch.addmm(encoder_layer0.attention.self.query.bias, embeddings_LayerNorm_2, torch.t(encoder_layer0.attention.self.query.weight))
    encoder_layer0_attention_self_key = torch.addmm(encoder_layer0.attention.self.key.bias, embeddings_LayerNorm_2, torch.t(encoder_layer0.attention.self.key.weight))
    encoder_layer0_attention_self_value = torch.addmm(encoder_layer0.attention.self.value.bias, embeddings_LayerNorm_2, torch.t(encoder_layer0.attention.self.value.weight))
    encoder0_q = torch.transpose(torch.view(encoder_layer0_attention_self_query, [batch, -1, 2, 8]), 1, 2)
    encoder0_k = torch.transpose(torch.view(encoder_layer0_attention_self_key, [batch, -1, 2, 8]), 1, 2)
    encoder0_v = torch.transpose(torch.view(encoder_layer0_attention_self_value, [batch, -1, 2, 8]), 1, 2)
    padding = torch.mul(torch.to(torch.eq(torch.unsqueeze(torch.unsqueeze(key_mask, 1), 1), 0), 6), -1e+30)
    encoder0_heads = torch.scaled_dot_product_attention(encoder0_q, encoder0_k, encoder0_v, padding, (0.1 if training else 0.), False)
    encoder0_attended = torch.reshape(torch.transpose(encoder0_heads, 1, 2), [-1, 16])
    encoder_layer0_attention_output_dense = torch.addmm(encoder_layer0.attention.output.dense.bias, encoder0_attended, torch.t(encoder_layer0.attention.output.dense.weight))
    encoder_layer0_attention_output_dense_2 = torch.dropout(encoder_layer0_attention_output_dense, 0.1, training)
    x_4 = torch.add(encoder_layer0_attention_output_dense_2, embeddings_LayerNorm_2)
    encoder_layer0_attention_output_LayerNorm = torch.layer_norm(x_4, [16], encoder_layer0.attention.output.LayerNorm.weight, encoder_layer0.attention.output.LayerNorm.bias, 1.0E-12)
    encoder_layer0_intermediate_dense = torch.addmm(encoder_layer0.intermediate.dense.bias, encoder_layer0_attention_output_LayerNorm, torch.t(encoder_layer0.intermediate.dense.weight))
    gelu = torch.gelu(encoder_layer0_intermediate_dense)
    encoder_layer0_output_dense = torch.addmm(encoder_layer0.output.dense.bias, gelu, torch.t(encoder_layer0.output.dense.weight))
    encoder_layer0_output_dense_2 = torch.dropout(encoder_layer0_output_dense, 0.1, training)
    x_5 = torch.add(encoder_layer0_output_dense_2, encoder_layer0_attention_output_LayerNorm)
    encoder_layer0_output_LayerNorm = torch.layer_norm(x_5, [16], encoder_layer0.output.LayerNorm.weight, encoder_layer0.output.LayerNorm.bias, 1.0E-12)
    first = torch.select(torch.view(encoder_layer0_output_LayerNorm, [batch, -1, torch.size(encoder_layer0_output_LayerNorm, 1)]), 1, 0)
    pooler_dense = torch.addmm(self.bert.pooler.dense.bias, first, torch.t(self.bert.pooler.dense.weight))
    tanh = torch.tanh(pooler_dense)
    tanh_2 = torch.dropout(tanh, 0.1, training)
    classifier = torch.addmm(self.classifier.bias, tanh_2, torch.t(self.classifier.weight))
    return classifier
  def forward(self: __torch__.Program, tokens: Tensor, key_mask: Tensor, segments: Tensor) -> Tensor:
    logits = (self).scores(tokens, key_mask, segments, False)
    return logits
  def training_scores(self: __torch__.Program, tokens: Tensor, key_mask: Tensor, segments: Tensor, training: bool) -> Tensor:
    batch = torch.size(tokens, 0)
    time = torch.size(tokens, 1)
    embeddings_word_embeddings = torch.embedding(self.bert.embeddings.word_embeddings.weight, tokens)
    embeddings_position_embeddings = torch.slice(self.bert.embeddings.position_embeddings.weight, 0, 0, time)
    embeddings_token_type_embeddings = torch.embedding(self.bert.embeddings.token_type_embeddings.weight, segments)
    x = torch.flatten(torch.add(embeddings_word_embeddings, embeddings_position_embeddings), 0, 1)
    x_2 = torch.flatten(embeddings_token_type_embeddings, 0, 1)
    x_3 = torch.add(x, x_2)
    embeddings_LayerNorm = torch.layer_norm(x_3, [16], self.bert.embeddings.LayerNorm.weight, self.bert.embeddings.LayerNorm.bias, 1.0E-12)
    embeddings_LayerNorm_2 = torch.dropout(embeddings_LayerNorm, 0.1, training)
    encoder_layer0 = getattr(self.bert.encoder.layer, "0")
    embeddings_LayerNorm_2 = torch.to(embeddings_LayerNorm_2, 15)
    encoder_layer0_attention_self_query = torch.addmm(torch.to(encoder_layer0.attention.self.query.bias, 15), embeddings_LayerNorm_2, torch.t(torch.to(encoder_layer0.attention.self.query.weight, 15)))
    encoder_layer0_attention_self_key = torch.addmm(torch.to(encoder_layer0.attention.self.key.bias, 15), embeddings_LayerNorm_2, torch.t(torch.to(encoder_layer0.attention.self.key.weight, 15)))
    encoder_layer0_attention_self_value = torch.addmm(torch.to(encoder_layer0.attention.self.value.bias, 15), embeddings_LayerNorm_2, torch.t(torch.to(encoder_layer0.attention.self.value.weight, 15)))
    encoder0_q = torch.transpose(torch.view(encoder_layer0_attention_self_query, [batch, -1, 2, 8]), 1, 2)
    encoder0_k = torch.transpose(torch.view(encoder_layer0_attention_self_key, [batch, -1, 2, 8]), 1, 2)
    encoder0_v = torch.transpose(torch.view(encoder_layer0_attention_self_value, [batch, -1, 2, 8]), 1, 2)
    padding = torch.mul(torch.to(torch.eq(torch.unsqueeze(torch.unsqueeze(key_mask, 1), 1), 0), 6), -1e+30)
    hidden = torch.flatten(torch.expand(torch.to(padding, 15), [-1, 2, -1, -1]), 0, 1)
    encoder0_scores = torch.baddbmm(hidden, torch.flatten(encoder0_q, 0, 1), torch.transpose(torch.flatten(encoder0_k, 0, 1), 1, 2), beta=1, alpha=0.35355339059327373)
    encoder0_shares = torch.softmax(encoder0_scores, -1)
    encoder0_shares = torch.dropout(encoder0_shares, 0.1, training)
    encoder0_heads = torch.view(torch.bmm(encoder0_shares, torch.flatten(encoder0_v, 0, 1)), [batch, 2, time, 8])
    encoder0_attended = torch.reshape(torch.transpose(encoder0_heads, 1, 2), [-1, 16])
    encoder0_attended_2 = torch.to(encoder0_attended, 15)
    encoder_layer0_attention_output_dense = torch.addmm(torch.to(encoder_layer0.attention.output.dense.bias, 15), encoder0_attended_2, torch.t(torch.to(encoder_layer0.attention.output.dense.weight, 15)))
    encoder_layer0_attention_output_dense_2 = torch.dropout(encoder_layer0_attention_output_dense, 0.1, training)
    x_4 = torch.add(encoder_layer0_attention_output_dense_2, embeddings_LayerNorm_2)
    encoder_layer0_attention_output_LayerNorm = torch.layer_norm(x_4, [16], encoder_layer0.attention.output.LayerNorm.weight, encoder_layer0.attention.output.LayerNorm.bias, 1.0E-12)
    encoder_layer0_attention_output_LayerNorm_2 = torch.to(encoder_layer0_attention_output_LayerNorm, 15)
    encoder_layer0_intermediate_dense = torch.addmm(torch.to(encoder_layer0.intermediate.dense.bias, 15), encoder_layer0_attention_output_LayerNorm_2, torch.t(torch.to(encoder_layer0.intermediate.dense.weight, 15)))
    gelu = torch.gelu(encoder_layer0_intermediate_dense)
    gelu_2 = torch.to(gelu, 15)
    encoder_layer0_output_dense = torch.addmm(torch.to(encoder_layer0.output.dense.bias, 15), gelu_2, torch.t(torch.to(encoder_layer0.output.dense.weight, 15)))
    encoder_layer0_output_dense_2 = torch.dropout(encoder_layer0_output_dense, 0.1, training)
    x_5 = torch.add(encoder_layer0_output_dense_2, encoder_layer0_attention_output_LayerNorm)
    encoder_layer0_output_LayerNorm = torch.layer_norm(x_5, [16], encoder_layer0.output.LayerNorm.weight, encoder_layer0.output.LayerNorm.bias, 1.0E-12)
    first = torch.select(torch.view(encoder_layer0_output_LayerNorm, [batch, -1, torch.size(encoder_layer0_output_LayerNorm, 1)]), 1, 0)
    first_2 = torch.to(first, 15)
    pooler_dense = torch.addmm(torch.to(self.bert.pooler.dense.bias, 15), first_2, torch.t(torch.to(self.bert.pooler.dense.weight, 15)))
    tanh = torch.tanh(pooler_dense)
    tanh_2 = torch.dropout(tanh, 0.1, training)
    tanh_2 = torch.to(tanh_2, 15)
    classifier = torch.addmm(torch.to(self.classifier.bias, 15), tanh_2, torch.t(torch.to(self.classifier.weight, 15)))
    return classifier
  def labels(self: __torch__.Program, tokens: Tensor) -> Tensor:
    labels = torch.flatten(torch.slice(torch.select(tokens, 0, 3), -1, 0, 1))
    return labels
  def scored(self: __torch__.Program, tokens: Tensor, training: bool) -> Tensor:
    return (self).training_scores(torch.select(tokens, 0, 0), torch.select(tokens, 0, 1), torch.select(tokens, 0, 2), training)
  def loss(self: __torch__.Program, tokens: Tensor, training: bool) -> Tensor:
    return (self).criterion((self).scored(tokens, training), tokens, training)
  def criterion(self: __torch__.Program, logits: Tensor, tokens: Tensor, training: bool) -> Tensor:
    labels = (self).labels(tokens)
    total = torch.cross_entropy_loss(torch.to(logits, 6), labels, None, 2, -100, 0.)
    return torch.div(total, torch.clamp_min(torch.sum(torch.ne(labels, -100)), 1))
  def shares(self: __torch__.Program, tokens: Tensor) -> Tensor:
    labels = torch.flatten(torch.slice(torch.select(tokens, 1, 3), -1, 0, 1), 1)
    counts = torch.to(torch.sum(torch.ne(labels, -100), [1]), 6)
    return torch.div(counts, torch.clamp_min(torch.sum(counts), 1.))
  def measure(self: __torch__.Program, tokens: Tensor) -> Tensor:
    logits = (self).scored(tokens, False)
    labels = (self).labels(tokens)
    counted = torch.ne(labels, -100)
    given = torch.flatten(torch.argmax(logits, -1))
    hits = torch.eq(given, labels)
    loss = (self).criterion(logits, tokens, False)
    measures = torch.stack([loss, torch.sum(torch.to(counted, 6)), torch.sum(torch.to(hits, 6))])
    hit = torch.bincount(torch.masked_select(labels, hits), None, 3)
    each_given = torch.bincount(torch.masked_select(given, counted), None, 3)
    actual = torch.bincount(torch.masked_select(labels, counted), None, 3)
    return torch.cat([measures, torch.to(torch.cat([hit, each_given, actual]), 6)])
  def evaluate(self: __torch__.Program, tokens: Tensor) -> Tensor:
    shares = (self).shares(tokens)
    measures = (self).measure(torch.select(tokens, 0, 0))
    loss = torch.mul(torch.slice(measures, 0, 0, 1), torch.select(shares, 0, 0))
    for i in range(torch.sub(torch.size(tokens, 0), 1)):
      index = torch.add(i, 1)
      micro_measures = (self).measure(torch.select(tokens, 0, index))
      loss = torch.add(loss, torch.mul(torch.slice(micro_measures, 0, 0, 1), torch.select(shares, 0, index)))
      measures = torch.add(measures, micro_measures)
    return torch.cat([loss, torch.slice(measures, 0, 1)])
  def weights(self: __torch__.Program) -> List[Tensor]:
    return [
      self.bert.embeddings.word_embeddings.weight,
      self.bert.embeddings.position_embeddings.weight,
      self.bert.embeddings.token_type_embeddings.weight,
      getattr(self.bert.encoder.layer, "0").attention.self.query.weight,
      getattr(self.bert.encoder.layer, "0").attention.self.key.weight,
      getattr(self.bert.encoder.layer, "0").attention.self.value.weight,
      getattr(self.bert.encoder.layer, "0").attention.output.dense.weight,
      getattr(self.bert.encoder.layer, "0").intermediate.dense.weight,
      getattr(self.bert.encoder.layer, "0").output.dense.weight,
      self.bert.pooler.dense.weight,
      self.classifier.weight,
      self.bert.embeddings.LayerNorm.weight,
      self.bert.embeddings.LayerNorm.bias,
      getattr(self.bert.encoder.layer, "0").attention.self.query.bias,
      getattr(self.bert.encoder.layer, "0").attention.self.key.bias,
      getattr(self.bert.encoder.layer, "0").attention.self.value.bias,
      getattr(self.bert.encoder.layer, "0").attention.output.dense.bias,
      getattr(self.bert.encoder.layer, "0").attention.output.LayerNorm.weight,
      getattr(self.bert.encoder.layer, "0").attention.output.LayerNorm.bias,
      getattr(self.bert.encoder.layer, "0").intermediate.dense.bias,
      getattr(self.bert.encoder.layer, "0").output.dense.bias,
      getattr(self.bert.encoder.layer, "0").output.LayerNorm.weight,
      getattr(self.bert.encoder.layer, "0").output.LayerNorm.bias,
      self.bert.pooler.dense.bias,
      self.classifier.bias]
  def state(self: __torch__.Program) -> List[Tensor]:
    tensors = [
      self.bert.embeddings.word_embeddings.weight,
      self.bert.embeddings.position_embeddings.weight,
      self.bert.embeddings.token_type_embeddings.weight,
      self.bert.embeddings.LayerNorm.weight,
      self.bert.embeddings.LayerNorm.bias,
      getattr(self.bert.encoder.layer, "0").attention.self.query.weight,
      getattr(self.bert.encoder.layer, "0").attention.self.query.bias,
      getattr(self.bert.encoder.layer, "0").attention.self.key.weight,
      getattr(self.bert.encoder.layer, "0").attention.self.key.bias,
      getattr(self.bert.encoder.layer, "0").attention.self.value.weight,
      getattr(self.bert.encoder.layer, "0").attention.self.value.bias,
      getattr(self.bert.encoder.layer, "0").attention.output.dense.weight,
      getattr(self.bert.encoder.layer, "0").attention.output.dense.bias,
      getattr(self.bert.encoder.layer, "0").attention.output.LayerNorm.weight,
      getattr(self.bert.encoder.layer, "0").attention.output.LayerNorm.bias,
      getattr(self.bert.encoder.layer, "0").intermediate.dense.weight,
      getattr(self.bert.encoder.layer, "0").intermediate.dense.bias,
      getattr(self.bert.encoder.layer, "0").output.dense.weight,
      getattr(self.bert.encoder.layer, "0").output.dense.bias,
      getattr(self.bert.encoder.layer, "0").output.LayerNorm.weight,
      getattr(self.bert.encoder.layer, "0").output.LayerNorm.bias,
      self.bert.pooler.dense.weight,
      self.bert.pooler.dense.bias,
      self.classifier.weight,
      self.classifier.bias]
    torch.extend(tensors, self.decayed.first_moments)
    torch.extend(tensors, self.decayed.second_moments)
    torch.extend(tensors, self.undecayed.first_moments)
    torch.extend(tensors, self.undecayed.second_moments)
    return torch.append(tensors, self.steps)
  def update(self: __torch__.Program, weights: List[Tensor], gradients: List[Tensor], norm: Tensor, learning_rate: float) -> NoneType:
    torch.add_(self.steps, 1)
    scale = torch.clamp(torch.div(norm, 1.0), 1.)
    ops.aten._fused_adamw_(weights[0:11], gradients[0:11], self.decayed.first_moments, self.decayed.second_moments,
      [], torch.mul([self.steps], 11), lr=learning_rate,
      beta1=0.9, beta2=0.99, weight_decay=0.1, eps=1.0E-8,
      amsgrad=False, maximize=False, grad_scale=scale, found_inf=None)
    ops.aten._fused_adamw_(weights[11:25], gradients[11:25], self.undecayed.first_moments, self.undecayed.second_moments,
      [], torch.mul([self.steps], 14), lr=learning_rate,
      beta1=0.9, beta2=0.99, weight_decay=0.0, eps=1.0E-8,
      amsgrad=False, maximize=False, grad_scale=scale, found_inf=None)
    return None
  def differentiate(self: __torch__.Program, tokens: Tensor, weights: List[Tensor], draw: int) -> Tuple[Tensor, List[Tensor]]:
    ops.aten.manual_seed(draw)
    loss = (self).loss(tokens, True)
    gradients = [unchecked_cast(Tensor, gradient) for gradient in torch.autograd.grad([loss], weights)]
    return (torch.detach(loss), gradients)
  def step(self: __torch__.Program, tokens: Tensor, learning_rate: Tensor) -> Tensor:
    torch.set_grad_enabled(True)
    draw = torch.add(torch.mul(self.seed, 2654435761), int(self.steps))
    weights = (self).weights()
    micro_batches = torch.size(tokens, 0)
    loss, gradients, = (self).differentiate(torch.select(tokens, 0, 0), weights, draw)
    shares = (self).shares(tokens)
    torch._foreach_mul_(gradients, float(torch.select(shares, 0, 0)))
    loss = torch.mul(loss, torch.select(shares, 0, 0))
    for i in range(torch.sub(micro_batches, 1)):
      draw = torch.add(draw, 3812015801)
      micro_loss, micro_gradients, = (self).differentiate(torch.select(tokens, 0, torch.add(i, 1)), weights, draw)
      share = torch.select(shares, 0, torch.add(i, 1))
      torch._foreach_mul_(micro_gradients, float(share))
      micro_loss = torch.mul(micro_loss, share)
      torch._foreach_add_(gradients, micro_gradients)
      loss = torch.add(loss, micro_loss)
    torch.set_grad_enabled(False)
    norm = torch.linalg_vector_norm(torch.stack(torch._foreach_norm(gradients)))
    finite = torch.isfinite(float(torch.add(loss, norm)))
    skipped = 1.
    if finite:
      skipped = 0.
    statistics = torch.tensor([float(loss), float(norm), skipped], dtype=6, device=loss.device)
    if finite:
      (self).update(weights, gradients, norm, float(learning_rate))
    return statistics
