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

class Program(Module):
  __parameters__ = []
  __buffers__ = []
  training : bool
  bert : __torch__.Bert
  classifier : __torch__.Classifier
  vocabulary_size : int
  context_length : int
  companions : int
  labels : int
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
